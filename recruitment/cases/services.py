"""Verbs on a case. Each judges before it writes, and writes record, verdicts and journal in one transaction."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..organisation.models import Unit
from ..organisation.selectors import profile_of
from ..outcomes import OUTCOMES, State
from ..people.models import Person
from ..prepared import insert, insert_all
from ..refusal import Refusal
from ..rules.facts import Act as Facts
from ..rules.rule import JOINT_VETTING
from ..rules.verdict import Answer
from ..steps import Step
from .exchange_form import plain_facts
from .judging import DECISIONS, WithThisAct, judge_step, refuse_unlawful
from .models import Act, Case, Entry, Publicity
from .registry import fill_from_registry
from .writing import kept, write


@transaction.atomic
def open_case(*, acting_user: User, acting_as: str, person: Person, unit: Unit) -> Case:
    """Open the next cycle for `person` in the branch `unit`. Earlier cycles stay as they are."""
    if unit.closed_on is not None:
        raise Refusal("{unit}已于{on}撤销，不能立卷。", unit=unit.name, on=unit.closed_on)
    latest = Case.objects.select_for_update().filter(person=person).order_by("-cycle").first()
    if latest is not None and latest.state not in ENDED:
        raise Refusal(
            "{name}的第{cycle}轮案卷仍在办理（{state}），不能另立新卷。",
            name=person.name,
            cycle=latest.cycle,
            state=State(latest.state).label,
        )
    cycle = latest.cycle + 1 if latest else 1
    case = Case.objects.create(person=person, unit=unit, cycle=cycle, profile=profile_of(unit))
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="case_opened",
        subject=f"case:{case.pk}",
        details={"person": person.name, "unit": unit.name, "cycle": cycle, "profile": case.profile},
    )
    return case


ENDED = frozenset(
    (State.WITHDRAWN, State.CLOSED, State.CANCELLED, State.NOT_RECOGNISED, State.DECEASED, State.ARCHIVED)
)


def record_step(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    step: Step | str,
    facts: Facts,
    outcome: str = "forward",
    reason: str = "",
    members: list[Person] | None = None,
    profile: str | None = None,
) -> Act:
    """Record one act of a step, judged under `profile` (by default the case's).

    The caller holds the case's lock. What the rules forbid is refused with every sentence, and nothing is stored;
    a vote that did not carry or a vetting that failed is stored with its verdict.
    """
    _check_outcome(step, outcome, reason)
    if step is Step.CONVERSION_GENERAL_MEETING and facts.decision is None:
        facts.decision = DECISIONS.get(outcome)
    fill_from_registry(case, step, facts, members)
    acts = WithThisAct(case, step, facts)
    verdicts = judge_step(case, step, facts, profile or case.profile, acts)
    refuse_unlawful(step, outcome, facts, verdicts)
    if _goes_away(step, outcome):  # whoever leaves a step need not satisfy what it asks to go forward
        verdicts = [verdict for verdict in verdicts if verdict.answer is not Answer.NOT_MET]
    earlier = [row for row in acts.rows if row.step == step]
    return _store(case, step, facts, verdicts, earlier, acting_user, acting_as, outcome, reason, members)


_AWAY = (State.TRANSFERRED_OUT, State.SUSPENDED, State.WITHDRAWN, State.DECEASED)


def _goes_away(step: Step | str, outcome: str) -> bool:
    return isinstance(step, Step) and OUTCOMES[step][outcome].goto in _AWAY


def _check_outcome(step: Step | str, outcome: str, reason: str) -> None:
    if not isinstance(step, Step):
        return
    if outcome not in OUTCOMES[step]:
        raise Refusal(
            "第{number}步“{step}”没有“{outcome}”这一结果。", number=step.number, step=step.label, outcome=outcome
        )
    if OUTCOMES[step][outcome].reason_required and not reason.strip():
        raise Refusal("记为“{outcome}”须写明理由。", outcome=OUTCOMES[step][outcome].label)


def _store(case, step, facts, verdicts, earlier, acting_user, acting_as, outcome, reason, members) -> Act:
    stale = [act.pk for act in earlier if not act.superseded and act.outcome not in _STANDING]
    if stale:
        Act.objects.filter(pk__in=stale).update(superseded=True)
    row = Act(
        case=case,
        step=step,
        attempt=len(earlier) + 1,
        happened_on=facts.done or facts.day,
        recorded_by=acting_user,
        acting_as=acting_as,
        outcome=outcome,
        reason=reason,
    )
    insert(row)
    write(row, facts, members)
    insert_all(kept(row, verdict) for verdict in verdicts)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="step_recorded",
        subject=f"case:{case.pk}",
        happened_on=row.happened_on,
        details={
            "step": str(step),
            "attempt": row.attempt,
            "outcome": outcome,
            "reason": reason,
            "facts": plain_facts(facts),
            "not_met": [verdict.rule.id for verdict in verdicts if verdict.answer == "not_met"],
        },
    )
    return row


_STANDING = frozenset(("forward", "extend_probation", "cancel_probation", "extension_approved", "waived"))
"""Outcomes that stay in force beside a later act of the same step; any other is replaced by it."""


def supersede_from(case: Case, step: Step) -> None:
    """The case goes back to `step`: what was recorded for it and after it becomes history, and stays readable."""
    later = [other.value for other in Step if other.number >= step.number]
    if step.number <= Step.POLITICAL_VETTING.number:
        later.append(JOINT_VETTING)
    Act.objects.filter(case=case, step__in=later, superseded=False).update(superseded=True)
    Publicity.objects.filter(case=case, step__in=later, superseded=False).update(superseded=True)


@transaction.atomic
def record_entry(
    *, acting_user: User, acting_as: str, case: Case, step: Step, kind: Entry.Kind, on: date, opinion: str = ""
) -> Entry:
    """Record a half-yearly examination, a thought report or another entry of cultivation or probation."""
    if Entry.objects.filter(case=case, step=step, kind=kind, happened_on=on).exists():
        raise Refusal("{on}的{kind}已有记录，不能重复录入。", on=on, kind=Entry.Kind(kind).label)
    entry = Entry.objects.create(
        case=case, step=step, kind=kind, happened_on=on, opinion=opinion, recorded_by=acting_user
    )
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=f"{Entry.Kind(kind).value}_recorded",
        subject=f"case:{case.pk}",
        happened_on=on,
        details={"step": step.value, "kind": kind, "opinion": opinion},
    )
    return entry
