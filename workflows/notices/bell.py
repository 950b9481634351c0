"""The number beside the bell, on every page."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from ..desks.duties import Duty, duties_here, waiting_for
from ..owed import rectifications_owed, replies_owed
from .models import Notice


def notices_for(user, duties: list[Duty]) -> QuerySet[Notice]:
    """What was told to `user` about things that still wait for a post held today."""
    waits = Q(Exists(waiting_for(duties).filter(pk=OuterRef("item"))))
    waits |= Q(Exists(replies_owed(duties).filter(pk=OuterRef("part"))))
    waits |= Q(Exists(rectifications_owed(duties).filter(pk=OuterRef("rectification"))))
    return Notice.objects.filter(waits, user=user)


def bell(request: HttpRequest) -> dict:
    """Context processor: how many notices are unread, for those for whom something may wait."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {}
    duties = duties_here(request)
    return {"unread": notices_for(user, duties).filter(read_at__isnull=True).count() if duties else None}
