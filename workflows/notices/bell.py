"""The number beside the bell, on every page."""

from django.db.models import QuerySet
from django.http import HttpRequest

from ..desks.duties import Duty, duties_here, waiting_for
from .models import Notice


def notices_for(user, duties: list[Duty]) -> QuerySet[Notice]:
    """What was told to `user` about items that still wait for a post held today."""
    return Notice.objects.filter(user=user, item__in=waiting_for(duties))


def bell(request: HttpRequest) -> dict:
    """Context processor: how many notices are unread, for those for whom something may wait."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {}
    duties = duties_here(request)
    return {"unread": notices_for(user, duties).filter(read_at__isnull=True).count() if duties else None}
