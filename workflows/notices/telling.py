"""Tell everybody what is new. Run again it tells nothing twice: the database keeps each fact once."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.timezone import now

from .matters import NEW_FOR_DAYS, Matter, matters
from .models import Kind, Notice
from .recipients import Recipients

AGAIN_AFTER_DAYS = 7
_ABOUT = ("item", "part", "rectification")
"""The columns of a notice of which one says what it is about."""


def tell(recipients: Recipients, today: date) -> int:
    """Write the notices that are not there yet; how many they were."""
    open_still = Q(item__closed_at__isnull=True)
    told = set(Notice.objects.filter(open_still).values_list("user", *_ABOUT, "kind", "day"))
    new = [
        Notice(user_id=user, kind=kind, day=day, **{f"{matter.kind}_id": matter.pk})
        for matter in matters(today)
        for kind, day in facts_of(matter.opened_on, matter.due_on, today)
        for user in recipients.of(matter.permission, matter.path)
        if kind != Kind.ARRIVED or user != matter.brought_by  # who brought it about knows
        if (user, *_about(matter), kind.value, day) not in told
    ]
    before = now()
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    return Notice.objects.filter(told_at__gte=before).count() if new else 0


def _about(matter: Matter) -> tuple[int | None, ...]:
    return tuple(matter.pk if name == matter.kind else None for name in _ABOUT)


def facts_of(opened_on: date, due_on: date | None, today: date) -> Iterator[tuple[Kind, date]]:
    """What is to be told of something open on the day `today`, and the day that it is about."""
    if opened_on > today - timedelta(NEW_FOR_DAYS):
        yield Kind.ARRIVED, opened_on
    if due_on and due_on < today:
        weeks = (today - due_on).days // AGAIN_AFTER_DAYS
        yield Kind.OVERDUE, due_on + timedelta(weeks * AGAIN_AFTER_DAYS)
    elif due_on and due_on <= today + timedelta(settings.NOTICE_DAYS):
        yield Kind.DUE, due_on
