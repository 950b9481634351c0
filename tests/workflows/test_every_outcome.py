"""Every one of the 101 outcomes of the 25 steps, through the one door."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from recruitment.cases.models import Act, Case
from recruitment.journal.models import JournalEntry
from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.calendar import add_months
from recruitment.steps import Step
from tests.cast import Cast, cast
from tests.facts import N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, changes, forward, open_steps
from workflows import moves
from workflows.gate import faults
from workflows.models import StageRun, WorkItem

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]

SIDE_BY_SIDE = {N(9), N(10), N(11)}
OPENED = {N(8): SIDE_BY_SIDE, N(17): {N(18), N(19), N(20)}, N(18): set(), N(19): {N(21)}, N(20): set()}
"""What going forward opens where it is not simply the next step."""
FACTS = {
    (N(10), "vetting_failed"): {"result": "fail"},
    (N(12), "rejected"): {"result": "fail"},
    (N(13), "pre_review_failed"): {"result": "fail"},
    (N(15), "not_adopted"): {"ballot": ballot(present=6, in_favour=4)},
    (N(15), "quorum_failed"): {"ballot": ballot(present=4)},
    (N(17), "extended_special"): {"extension_reason": "党委换届"},
    (N(17), "approval_refused"): {"result": "fail"},
    (N(23), "extend_probation"): {"decision": "extend", "extension_months": 6},
    (N(23), "cancel_probation"): {"decision": "cancel", "grounds": "duties_not_fulfilled"},
    (N(23), "quorum_failed"): {"ballot": ballot(present=4), "decision": "convert"},
    (N(23), "not_adopted"): {"ballot": ballot(present=6, in_favour=4), "decision": "convert"},
}
ANSWERS = {"extension_approved": "extend_probation", "cancellation_approved": "cancel_probation"}
"""Outcomes of the approval of conversion that answer another resolution than to convert."""


VERBS = {
    State.WITHDRAWN: lambda case, user, on: moves.withdraw(case, acting_user=user, on=on, reason="家庭原因"),
    State.SUSPENDED: lambda case, user, on: moves.suspend(case, acting_user=user, on=on, reason="出国境"),
    State.DECEASED: lambda case, user, on: moves.close(
        case, acting_user=user, on=on, reason="因病去世", state=State.DECEASED
    ),
    State.CLOSED: lambda case, user, on: moves.close(case, acting_user=user, on=on, reason="弄虚作假"),
    State.TRANSFERRED_OUT: lambda case, user, on: moves.transfer_out(
        case, acting_user=user, left_on=on, reason="工作调动"
    ),
}
"""What takes a case out of the procedure by a verb of its own, at any step."""


@contextmanager
def undone():
    """Try something and take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def take(people: Cast, case: Case, step: Step, outcome: str, days: dict) -> Act:
    facts = changes(step, days) | FACTS.get((step, outcome), {})
    if outcome == "extension_approved":
        facts["standing_from"] = add_months(days[N(15)], 18)
    item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
    return moves.complete_step(
        case,
        step,
        acting_user=people.in_charge(item.permission),
        facts=lawful_facts(step, days[step], **facts),
        outcome=outcome,
        reason="按规定办理",
        members=people.members[:2] if step in (N(5), N(9)) else None,
    )


def assert_left_whole(case: Case, act: Act) -> None:
    """Record, verdicts, journal entry, task and work item agree."""
    item = WorkItem.objects.select_related("task").get(act=act)
    assert item.closed_at is not None
    assert (item.task.status, item.task.owner) == ("DONE", act.recorded_by)
    assert act.verdicts.exists()
    entry = JournalEntry.objects.filter(subject=f"case:{case.pk}", action="step_recorded").latest("seq")
    assert (f'"outcome":"{act.outcome}"' in entry.details, entry.happened_on) == (True, act.happened_on)
    assert list(faults()) == []


def expected(step: Step, outcome: str, before: set[str]) -> set[str]:
    """The steps that are open afterwards."""
    goto, beside = OUTCOMES[step][outcome].goto, before - {step}
    if isinstance(goto, State):
        return {State.APPLICANT: {N(3)}, State.DEVELOPMENT_OBJECT: {step}}.get(goto, set())
    if outcome == "questioned" or goto.stage < step.stage:
        return {goto}
    if step in SIDE_BY_SIDE and goto is not step:
        return beside or {N(12)}
    if outcome == "forward" and step in OPENED:
        return beside | OPENED[step]
    return beside | {goto}


def drive(people: Cast, case: Case, step: Step, outcome: str, days: dict) -> None:
    before = open_steps(case)
    act = take(people, case, step, outcome, days)
    assert_left_whole(case, act)
    assert open_steps(case) == expected(step, outcome, before), (step, outcome)
    goto = OUTCOMES[step][outcome].goto
    if isinstance(goto, State):
        assert case.state == goto
        assert StageRun.objects.filter(case=case, ended_at__isnull=True).exists() == bool(open_steps(case))


def leave(people: Cast, case: Case, step: Step, outcome: str, days: dict) -> None:
    """The verb tells the same story as the outcome: its act, task and work item, and then its own entry."""
    state = OUTCOMES[step][outcome].goto
    VERBS[state](case, people.alice, days[step])
    act = Act.objects.get(case=case, step=step, outcome=outcome, happened_on=days[step])
    assert_left_whole(case, act)
    assert (case.state, open_steps(case), act.superseded) == (state, set(), False)
    assert not StageRun.objects.filter(case=case, ended_at__isnull=True).exists()
    assert f'"to_state":"{state}"' in JournalEntry.objects.filter(subject=f"case:{case.pk}").latest("seq").details


def test_every_outcome_of_every_step_leaves_one_whole_record_and_goes_where_it_leads():
    people = cast()
    case, days = people.case(), calendar(APPLIED_ON)
    driven, left = set(), 0
    for step in Step:
        for outcome in set(OUTCOMES[step]) - set(ANSWERS):
            with undone():
                drive(people, case, step, outcome, days)
                driven.add((step, outcome))
            case.refresh_from_db()
            if OUTCOMES[step][outcome].goto in VERBS:
                with undone():
                    leave(people, case, step, outcome, days)
                case.refresh_from_db()
                left += 1
        for answer, resolution in ANSWERS.items() if step is N(23) else ():
            with undone():
                take(people, case, step, resolution, days)
                drive(people, case, N(24), answer, days)
                driven.add((N(24), answer))
            case.refresh_from_db()
        forward(people, case, step, days)
    assert len(driven) == sum(map(len, OUTCOMES.values())) == 101
    assert left == 16
