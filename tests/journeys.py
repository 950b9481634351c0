"""Carrying a case to a step, lawfully and through the one door."""

from collections.abc import Callable
from datetime import date
from functools import partial

from recruitment.cases.models import Case, Entry
from recruitment.rules.calendar import add_months
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from workflows import moves
from workflows.models import WorkItem

from .cast import Cast
from .facts import DAY, calendar, examined_on, lawful_facts

N = Step.numbered
ORDER = [*(N(n) for n in range(1, 11)), JOINT_VETTING, *(N(n) for n in range(11, 26))]
APPLIED_ON = date(2015, 3, 2)


def forward(cast: Cast, case: Case, step: Step | str, days: dict) -> None:
    """Take `step` lawfully on its day."""
    if step == JOINT_VETTING:
        facts = lawful_facts(step, days[N(10)] + 3 * DAY)
        moves.record_joint_vetting(case, acting_user=cast.dora, facts=facts)
        return
    if step is N(6):
        enter_examinations(cast, case, days)
    take(cast, case, step, days)


def take(cast: Cast, case: Case, step: Step, days: dict) -> None:
    """The one move that completes `step`."""
    taking(cast, case, step, days)()


def taking(cast: Cast, case: Case, step: Step, days: dict) -> Callable[[], object]:
    """The move that completes the open `step`, ready to be made."""
    item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
    return partial(
        moves.complete_step,
        case,
        step,
        acting_user=cast.in_charge(item.permission),
        facts=lawful_facts(step, days[step], **changes(step, days)),
        members=cast.members[:2] if step in (N(5), N(9)) else None,
    )


def changes(step: Step, days: dict) -> dict:
    """What follows from other days of the calendar."""
    if step is N(24):
        return {"standing_from": add_months(days[N(15)], 12)}
    return {}


def enter_examinations(cast: Cast, case: Case, days: dict) -> None:
    for on in examined_on(days):
        moves.record_entry(
            case, acting_user=cast.alice, kind=Entry.Kind.EXAMINATION, on=on, opinion="表现良好，理论学习还不够系统"
        )


def walk(
    cast: Cast,
    case: Case,
    until: Step | str | None = None,
    applied_on: date = APPLIED_ON,
    since: Step | str = Step.SUBMIT_APPLICATION,
) -> dict:
    """Take every step from `since` on and before `until` (to the end by default); returns the calendar."""
    days = calendar(applied_on)
    for step in ORDER[ORDER.index(since) :]:
        if step == until:
            break
        if step == JOINT_VETTING and case.profile != "taiping":
            continue
        forward(cast, case, step, days)
    return days


def open_steps(case: Case) -> set[str]:
    return set(WorkItem.objects.filter(case=case, closed_at__isnull=True).values_list("step", flat=True))
