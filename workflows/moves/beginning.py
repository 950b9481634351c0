"""Opening a case, opening a new cycle, and placing a paper case at the step that it has reached."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.cases import services
from recruitment.cases.models import Case
from recruitment.cases.moving import change_state
from recruitment.cases.stored import facts_of, standing_acts
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.outcomes import State
from recruitment.people.models import Person
from recruitment.people.selectors import memberships_of
from recruitment.refusal import Refusal
from recruitment.steps import Stage, Step

from ..models import WorkItem
from ..placing import place_of
from ..worklist import open_items
from .stages import begin_at, begin_stage
from .standing import admit, convert
from .turn import Turn, post_at, turn_at
from .vetting import refuse_barred_person


@transaction.atomic
def open_case(*, acting_user: User, person: Person, unit: Unit, on: date | None = None) -> Case:
    """Open a case for `person` in the branch `unit`; step 1 is open. `on` is the day the stage begins."""
    acting_as = post_at(acting_user, Permission.KEEP_CASES, unit)
    Person.objects.select_for_update().get(pk=person.pk)  # or two first cases could be opened at once
    refuse_barred_person(person)
    case = services.open_case(acting_user=acting_user, acting_as=acting_as, person=person, unit=unit)
    begin_stage(case, Stage.APPLICATION, profile=case.profile, on=on)
    return case


@transaction.atomic
def open_cycle(*, acting_user: User, person: Person, unit: Unit, on: date | None = None) -> Case:
    """Open a new cycle for a person whose earlier case has ended; the earlier one stays as it is."""
    if not person.cases.exists():
        raise Refusal("{name}还没有案卷，请直接立卷。", name=person.name)
    return open_case(acting_user=acting_user, person=person, unit=unit, on=on)


def place_case(case: Case, *, acting_user: User, acting_as: str) -> list[WorkItem]:
    """Open the steps that a paper case has reached: its acts are on record as attested, nothing is played through.

    Returns the work items, in the order of the chart; none for a case that is over. Standing that the papers prove
    (probationary, full) is recorded for the person.
    """
    with turn_at(case, acting_user) as turn:
        turn.acting_as = acting_as
        if turn.case.stage_runs.exists():
            raise Refusal("{name}的案卷已在办理中，不能再按纸质材料安放。", name=turn.case.person.name)
        place = place_of(turn.case)
        if place.superseded_from:
            services.supersede_from(turn.case, place.superseded_from)
        if place.state != turn.case.state:
            change_state(**turn.by, case=turn.case, state=place.state)
        _membership(turn, place.state)
        begin_at(turn.case, place.steps, profile=turn.case.profile, on=None)
        return list(open_items([case.pk]))


def _membership(turn: Turn, state: State) -> None:
    if state not in (State.PROBATIONARY, State.FULL_MEMBER, State.ARCHIVED):
        return
    if memberships_of.all(person=turn.case.person_id):
        return  # the register of members knows the person already
    acts = [act for act in standing_acts(turn.case) if act.outcome == "forward"]
    if not any(act.step == Step.ADMISSION_GENERAL_MEETING and act.happened_on for act in acts):
        return
    admit(turn)
    if state is not State.PROBATIONARY:
        approvals = [act for act in acts if act.step == Step.CONVERSION_APPROVAL]
        if approvals and (standing_from := facts_of(approvals[-1]).standing_from):
            convert(turn, standing_from)
