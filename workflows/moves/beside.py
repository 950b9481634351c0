"""What is recorded beside the open step, without moving the case: entries, replaced sponsors, the joint vetting."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases import services
from recruitment.cases.models import Act, Case, Entry
from recruitment.cases.refusal import OutOfTurn, Refusal
from recruitment.cases.stored import ADVANCING
from recruitment.organisation.roles import Permission
from recruitment.outcomes import FORWARD
from recruitment.people.models import Person
from recruitment.rules.facts import AssignContacts, DetermineIntroducers, JointVetting
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..destinations import BEFORE_APPROVAL
from ..due import due
from ..models import WorkItem
from ..nodes import JointVettingNode
from ..units import committee_of, department_of
from .stepping import finish
from .turn import Turn, not_in_future, out_of_turn, turn_at

_ENTERED_AT = (Step.CULTIVATION_AND_EXAMINATION, Step.PROBATION_EDUCATION)
_OF_THE_COMMITTEE = (Entry.Kind.COMMITTEE_ANALYSIS, Entry.Kind.POOL_REVIEW)


def record_entry(case: Case, *, acting_user: User, kind: Entry.Kind, on: date, opinion: str = "") -> Entry:
    """Record an examination, a thought report, a committee's analysis or a pool review while step 6 or 21 is open."""
    not_in_future(on)
    with turn_at(case, acting_user) as turn:
        item = _open_for_entries(turn)
        if kind in _OF_THE_COMMITTEE:
            turn.act_as(committee_of.permission, committee_of.unit_for(turn.case))
        else:
            turn.act_as(item.permission, item.unit)
        step = Step(item.step)
        entry = services.record_entry(**turn.by, case=turn.case, step=step, kind=kind, on=on, opinion=opinion)
        if kind == Entry.Kind.EXAMINATION:
            item.due_on, item.due_article = due(turn.case, step, item.run.profile)
            item.save(update_fields=["due_on", "due_article"])
    return entry


def _open_for_entries(turn: Turn) -> WorkItem:
    items = WorkItem.objects.filter(case=turn.case, step__in=_ENTERED_AT, closed_at__isnull=True)
    item = items.select_related("run", "unit").first()
    if item is None:
        raise OutOfTurn(out_of_turn(turn.case, Step.CULTIVATION_AND_EXAMINATION))
    return item


def replace_contact(case: Case, *, acting_user: User, facts: AssignContacts, members: list[Person], reason: str) -> Act:
    """变更培养联系人: the contacts from now on, while later steps are open."""
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    return _replace(case, step, "contact_replaced", acting_user, facts, members, reason)


def replace_introducer(
    case: Case, *, acting_user: User, facts: DetermineIntroducers, members: list[Person], reason: str
) -> Act:
    """变更入党介绍人: both introducers from now on, while later steps are open."""
    step = Step.DETERMINE_INTRODUCERS
    return _replace(case, step, "introducer_replaced", acting_user, facts, members, reason)


def _replace(case, step: Step, outcome: str, acting_user, facts, members, reason) -> Act:
    with turn_at(case, acting_user) as turn:
        open_steps = [Step(s) for s in _open_steps(turn.case)]
        assigned = Act.objects.filter(case=turn.case, step=step, outcome__in=ADVANCING, superseded=False).exists()
        if step in open_steps or not assigned or not open_steps:
            raise OutOfTurn(out_of_turn(turn.case, step))
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        act = services.record_step(
            **turn.by,
            case=turn.case,
            step=step,
            facts=facts,
            outcome=outcome,
            reason=reason,
            members=members,
            profile=turn.runs()[-1].profile,
        )
    return act


def _open_steps(case: Case) -> list[str]:
    items = WorkItem.objects.filter(case=case, closed_at__isnull=True).exclude(step=JOINT_VETTING)
    return list(items.values_list("step", flat=True))


def record_joint_vetting(case: Case, *, acting_user: User, facts: JointVetting, reason: str = "") -> Act:
    """联审: record the result of the departments.

    Where the training waits for it, a pass opens the training and an objection sends the case back to the vetting
    of step 10; elsewhere it is kept for the pre-review (step 13) and moves nothing.
    """
    outcome = FORWARD if facts.result == "pass" else JointVettingNode.OBJECTION
    if outcome != FORWARD and not reason.strip():
        raise Refusal("记为“联审有异议”须写明理由。")
    with turn_at(case, acting_user) as turn:
        runs = turn.runs()
        waits = any(run.joint_vetting_first for run in runs)
        item = turn.item(JOINT_VETTING) if waits else None
        if item is None and not _before_pre_review(turn):
            raise OutOfTurn(out_of_turn(turn.case, JOINT_VETTING))
        turn.act_as(department_of.permission, department_of.unit_for(turn.case))
        act = services.record_step(
            **turn.by,
            case=turn.case,
            step=JOINT_VETTING,
            facts=facts,
            outcome=outcome,
            reason=reason,
            profile=runs[-1].profile,
        )
        if item is not None:
            if outcome != FORWARD:
                services.supersede_from(turn.case, Step.POLITICAL_VETTING)
            finish(turn, item, act)
    return act


def _before_pre_review(turn: Turn) -> bool:
    """From the listing as development object until the pre-review is done."""
    steps = [Step(step) for step in _open_steps(turn.case)]
    return turn.case.state in BEFORE_APPROVAL and any(9 <= step.number <= 13 for step in steps)
