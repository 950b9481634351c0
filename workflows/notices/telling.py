"""Tell everybody what is new. Run again it tells nothing twice: the database keeps each fact once."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate, localtime, now

from recruitment.cases.models import Act

from ..desks.duties import ACTING
from ..models import WorkItem
from .models import Kind, Notice
from .recipients import Recipients

NEW_FOR_DAYS = 7
"""An item that has been open for longer is not told as new: nobody wants a thousand notices on the first day."""
AGAIN_AFTER_DAYS = 7


def tell(recipients: Recipients, today: date) -> int:
    """Write the notices that are not there yet; how many they were."""
    wanted = [
        (user, item, kind, day)
        for item, permission, path, opened_on, due_on, last_actor in _items(today)
        for kind, day in facts_of(opened_on, due_on, today)
        for user in recipients.of(permission, path)
        if kind != Kind.ARRIVED or user != last_actor  # who brought it about knows
    ]
    told = set(Notice.objects.filter(item__closed_at__isnull=True).values_list("user", "item", "kind", "day"))
    new = [Notice(user_id=u, item_id=i, kind=k, day=d) for u, i, k, d in wanted if (u, i, k.value, d) not in told]
    before = now()
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    return Notice.objects.filter(told_at__gte=before).count() if new else 0


def facts_of(opened_on: date, due_on: date | None, today: date) -> Iterator[tuple[Kind, date]]:
    """What is to be told of an open item on the day `today`, and the day that it is about."""
    if opened_on > today - timedelta(NEW_FOR_DAYS):
        yield Kind.ARRIVED, opened_on
    if due_on and due_on < today:
        weeks = (today - due_on).days // AGAIN_AFTER_DAYS
        yield Kind.OVERDUE, due_on + timedelta(weeks * AGAIN_AFTER_DAYS)
    elif due_on and due_on <= today + timedelta(settings.NOTICE_DAYS):
        yield Kind.DUE, due_on


def _items(today: date):
    """Open items of which there may be something to tell."""
    new_since = now() - timedelta(NEW_FOR_DAYS + 1)
    last_actor = Act.objects.filter(case=OuterRef("case")).order_by("-pk").values("recorded_by")[:1]
    meant = Q(opened_at__gte=new_since) | Q(due_on__lte=today + timedelta(settings.NOTICE_DAYS))
    rows = WorkItem.objects.filter(meant, closed_at__isnull=True, permission__in=ACTING).values_list(
        "pk", "permission", "unit__path", "opened_at", "due_on", Subquery(last_actor)
    )
    for item, permission, path, opened_at, due_on, actor in rows:
        yield item, permission, path, localdate(localtime(opened_at)), due_on, actor
