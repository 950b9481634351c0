"""Whose cases a campaign is about."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ...cases.models import Act, Case
from ...organisation.models import Unit
from ...outcomes import FORWARD, State
from ...steps import Stage, Step

_RECEIVED = (State.PROBATIONARY, State.FULL_MEMBER, State.ARCHIVED, State.CANCELLED, State.NOT_RECOGNISED)
_STATES_OF = {
    Stage.APPLICATION: (State.APPLICANT,),
    Stage.CULTIVATION: (State.ACTIVIST,),
    Stage.EXAMINATION: (State.DEVELOPMENT_OBJECT,),
    Stage.ADMISSION: (State.RESOLUTION_PENDING,),
    Stage.PROBATION: (State.PROBATIONARY, State.FULL_MEMBER, State.ARCHIVED),
}


def population(
    units: Iterable[Unit], first: date | None = None, last: date | None = None, stage: int | None = None
) -> QuerySet[Case]:
    """The cases of these units and below, received between the two days (both included), now at this stage."""
    below = Q(pk__in=[])
    for unit in units:
        below |= Q(unit__path__startswith=unit.path)
    cases = Case.objects.filter(below)
    if first or last:
        cases = cases.filter(_received(first, last))
    if stage:
        cases = cases.filter(state__in=_STATES_OF[Stage(stage)])
    return cases


def _received(first: date | None, last: date | None) -> Q:
    """Approved in these days; or, where no approval is on record at all, voted on in them and received all the same."""
    approvals = Act.objects.filter(case=OuterRef("pk"), superseded=False, step=Step.SUPERIOR_APPROVAL.value)
    meetings = Act.objects.filter(
        case=OuterRef("pk"), superseded=False, step=Step.ADMISSION_GENERAL_MEETING.value, outcome=FORWARD
    )
    approved = Exists(_between(approvals.filter(outcome=FORWARD), first, last))
    unapproved = ~Exists(approvals) & Exists(_between(meetings, first, last)) & Q(state__in=_RECEIVED)
    return Q(approved) | Q(unapproved)


def _between(acts: QuerySet, first: date | None, last: date | None) -> QuerySet:
    if first:
        acts = acts.filter(happened_on__gte=first)
    return acts.filter(happened_on__lte=last) if last else acts
