"""Who looked at this case; what this account saw; who looks most."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q, QuerySet
from django.utils.timezone import make_aware

from ..cases.models import Case
from .models import Reading


def readings_of(case: Case) -> QuerySet[Reading]:
    """Who looked at `case`, the latest first."""
    return Reading.objects.filter(case=case).select_related("reader").order_by("-at", "-pk")


def readings_by(reader: User) -> QuerySet[Reading]:
    """What this account saw, the latest first."""
    return Reading.objects.filter(reader=reader).select_related("case__person", "case__unit").order_by("-at", "-pk")


def between(rows: QuerySet[Reading], first: date | None, last: date | None) -> QuerySet[Reading]:
    """The readings from the day `first` to the day `last`, both included."""
    if first:
        rows = rows.filter(at__gte=_midnight(first))
    if last:
        rows = rows.filter(at__lt=_midnight(last + timedelta(days=1)))
    return rows


def named(rows: QuerySet[Reading], reader: str, person: str) -> QuerySet[Reading]:
    """The readings by an account with `reader` in its name, of a case of somebody with `person` in his."""
    if reader:
        name = Q(reader__username__contains=reader) | Q(reader__last_name__contains=reader)
        rows = rows.filter(name | Q(reader__first_name__contains=reader) | _whole_name(reader))
    if person:
        rows = rows.filter(case__person__name__contains=person)
    return rows


def _whole_name(name: str) -> Q:
    return Q(reader__last_name=name[:1], reader__first_name__startswith=name[1:])


def by_reader(rows: QuerySet[Reading]) -> QuerySet[dict]:
    """For each account: how many readings, of how many cases, the last one. The busiest first."""
    counted = rows.order_by().values("reader", "reader__username", "reader__last_name", "reader__first_name")
    counted = counted.annotate(readings=Count("pk"), cases=Count("case", distinct=True), last=Max("at"))
    return counted.order_by("-readings", "reader")


def by_case(rows: QuerySet[Reading]) -> QuerySet[dict]:
    """For each case: how many readings, by how many accounts, the last one. The most read first."""
    counted = rows.order_by().values("case", "case__person__name", "case__unit__name")
    counted = counted.annotate(readings=Count("pk"), readers=Count("reader", distinct=True), last=Max("at"))
    return counted.order_by("-readings", "case")


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
