"""What is to be told of: open steps, a department's reply that is owed, a finding to be mended or checked again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate, now

from recruitment.audit.models import Recheck, Rectification, RectificationReply
from recruitment.cases.models import Act
from recruitment.organisation.roles import Permission

from ..desks.duties import ACTING
from ..models import WorkItem
from ..owed import rectifications_owed, replies_owed

NEW_FOR_DAYS = 7
"""What has been open for longer is not told as new: nobody wants a thousand notices on the first day."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits: who may do it where, since when, until when, and who brought it about."""

    kind: str
    """The column of a notice that points to it."""
    pk: int
    permission: str
    path: str
    opened_on: date
    due_on: date | None
    brought_by: int | None = None


def matters(today: date) -> Iterator[Matter]:
    yield from _steps(today)
    yield from beside()


def beside() -> Iterator[Matter]:
    """What waits and is no step of the chart."""
    for pk, path, sent_on, due_on in replies_owed().values_list("pk", "unit__path", "round__sent_on", "round__due_on"):
        yield Matter("part", pk, Permission.VET_PEOPLE, path, sent_on, due_on)
    yield from _findings()


def _steps(today: date) -> Iterator[Matter]:
    """Open items of which there may be something to tell."""
    new_since = now() - timedelta(NEW_FOR_DAYS + 1)
    last_actor = Act.objects.filter(case=OuterRef("case")).order_by("-pk").values("recorded_by")[:1]
    meant = Q(opened_at__gte=new_since) | Q(due_on__lte=today + timedelta(settings.NOTICE_DAYS))
    rows = WorkItem.objects.filter(meant, closed_at__isnull=True, permission__in=ACTING).values_list(
        "pk", "permission", "unit__path", "opened_at", "due_on", Subquery(last_actor)
    )
    for item, permission, path, opened_at, due_on, actor in rows:
        yield Matter("item", item, permission, path, localdate(opened_at), due_on, actor)


def _findings() -> Iterator[Matter]:
    """To the branch until it has replied, then to the auditors until they have checked again."""
    replied = RectificationReply.objects.filter(rectification=OuterRef("pk")).order_by("-round").values("replied_on")
    checked = Recheck.objects.filter(rectification=OuterRef("pk")).order_by("-round").values("checked_at")
    rows = rectifications_owed().annotate(replied=Subquery(replied[:1]), checked=Subquery(checked[:1]))
    columns = ("pk", "state", "unit__path", "due_on", "letter__issued_on", "replied", "checked")
    for pk, state, path, due_on, issued_on, replied_on, checked_at in rows.values_list(*columns):
        if state == Rectification.State.AWAITING_RECHECK:
            yield Matter("rectification", pk, Permission.AUDIT_CASES, path, replied_on, None)
        else:
            since = localdate(checked_at) if checked_at else issued_on
            yield Matter("rectification", pk, Permission.KEEP_CASES, path, since, due_on)
