"""What an act does to the person's membership, so that later voters are computed right."""

from datetime import timedelta

from recruitment.cases.models import Act
from recruitment.cases.stored import facts_of, standing_acts
from recruitment.outcomes import FORWARD, OUTCOMES, State
from recruitment.people.models import Membership, MemberStatus
from recruitment.people.selectors import memberships_of
from recruitment.people.services import end_membership, record_membership
from recruitment.steps import Step

from ..destinations import goes_back_to
from .turn import Turn

_NO_LONGER = frozenset((State.CANCELLED, State.NOT_RECOGNISED, State.DECEASED))
_DAY = timedelta(days=1)


def follow_standing(turn: Turn, step: Step, act: Act) -> None:
    """Admit (17), convert (24), or end the membership; every other outcome leaves it."""
    goto = OUTCOMES[step][act.outcome].goto
    if step is Step.SUPERIOR_APPROVAL and act.outcome == FORWARD:
        admit(turn)
    elif step is Step.CONVERSION_APPROVAL and act.outcome == FORWARD:
        convert(turn, facts_of(act).standing_from)
    elif step.number >= Step.HIGHER_ORG_DEPT_FILING.number and goto in _NO_LONGER:
        end(turn, act.happened_on, OUTCOMES[step][act.outcome].zh)
    elif goes_back_to(step, act.outcome) is Step.SUPERIOR_APPROVAL:
        end(turn, act.happened_on, "审批待纠正")


def admit(turn: Turn) -> None:
    """Probationary from the day of the general meeting (细则(2014) 第三十二条), or from the end of an earlier entry."""
    held = [act for act in standing_acts(turn.case) if act.step == Step.ADMISSION_GENERAL_MEETING]
    start = [act.happened_on for act in held if act.outcome == FORWARD][-1]
    if (earlier := memberships_of.all(person=turn.case.person_id)) and earlier[-1].valid_until:
        start = max(start, earlier[-1].valid_until)
    _record(turn, MemberStatus.PROBATIONARY, start, None)


def convert(turn: Turn, standing_from) -> None:
    """Full from the day from which the standing counts (细则(2014) 第三十四条)."""
    _record(turn, MemberStatus.FULL, standing_from, _open(turn))


def end(turn: Turn, on, reason: str) -> None:
    if (membership := _open(turn)) is not None:
        end_membership(**turn.by, person=turn.case.person, on=max(on, membership.valid_from + _DAY), reason=reason)


def move(turn: Turn, on) -> None:
    """The membership goes with the person to the branch in which the case now is."""
    if (membership := _open(turn)) is not None:
        _record(turn, membership.status, on, membership)


def _open(turn: Turn) -> Membership | None:
    found = memberships_of.all(person=turn.case.person_id)
    return next((membership for membership in found if membership.valid_until is None), None)


def _record(turn: Turn, status: MemberStatus, start, before: Membership | None) -> None:
    if before is not None:  # an entry lasts a day at least
        start = max(start, before.valid_from + _DAY)
    person, unit = turn.case.person, turn.case.unit
    record_membership(**turn.by, person=person, unit=unit, status=status, valid_from=start)
