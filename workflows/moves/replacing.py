"""Contacts and introducers replaced while later steps are open; the case stays where it is."""

from django.contrib.auth.models import User

from recruitment.cases import services
from recruitment.cases.models import Act, Case
from recruitment.cases.stored import ADVANCING
from recruitment.organisation.roles import Permission
from recruitment.people.models import Person
from recruitment.refusal import OutOfTurn
from recruitment.rules.facts import AssignContacts, DetermineIntroducers
from recruitment.steps import Step

from ..sentences import out_of_turn
from ..worklist import open_steps
from .turn import turn_at


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
        under_way = open_steps(turn.case)
        assigned = Act.objects.filter(case=turn.case, step=step, outcome__in=ADVANCING, superseded=False).exists()
        if step in under_way or not assigned or not under_way:
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
