"""What waits beside the chart: replies that departments owe, findings to be mended or to be checked again."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from recruitment.audit.models import Rectification
from recruitment.organisation.roles import Permission
from recruitment.vetting.models import RoundDepartment
from recruitment.vetting.vocabulary import ReplyState, RoundState

from .desks.duties import Duty, below

_WAITS_FOR = {
    Permission.KEEP_CASES: Rectification.State.AWAITING_REPLY,
    Permission.AUDIT_CASES: Rectification.State.AWAITING_RECHECK,
}


def replies_owed(duties: Iterable[Duty] | None = None) -> QuerySet[RoundDepartment]:
    """Of everybody, or of the departments of `duties`."""
    owed = RoundDepartment.objects.filter(round__state=RoundState.SENT).exclude(state=ReplyState.HANDED_IN)
    if duties is None:
        return owed
    units = [post.unit_id for duty in duties if duty.permission == Permission.VET_PEOPLE for post in duty.posts]
    return owed.filter(unit__in=units)


def rectifications_owed(duties: Iterable[Duty] | None = None) -> QuerySet[Rectification]:
    """Everybody's that are open, or those that wait for one of `duties`."""
    if duties is None:
        return Rectification.objects.exclude(state=Rectification.State.CLOSED)
    mine = Q(pk__in=[])
    for duty in duties:
        if state := _WAITS_FOR.get(duty.permission):
            mine |= Q(below(duty.roots, "unit__"), state=state)
    return Rectification.objects.filter(mine)
