"""One identity number under two names."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, QuerySet

from ...cases.models import Case
from ...people.models import Person
from ..found import Found, found


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    doubled = (
        Person.objects.exclude(identity_index="")
        .values("identity_index")
        .annotate(names=Count("name", distinct=True))
        .filter(names__gt=1)
        .values("identity_index")
    )
    rows = Case.objects.filter(pk__in=cases, person__identity_index__in=doubled).order_by("pk")
    for case in rows.values_list("pk", flat=True):
        zh, en = "同一身份号码登记在不同姓名之下。", "The identity number is on record under another name too."
        yield case, found("A73", zh, en, evidence="same_number")
