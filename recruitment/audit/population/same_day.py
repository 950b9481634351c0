"""突击补档: one branch, one day, and the same personal step for many people."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, QuerySet

from ...cases.models import Act
from ...cases.stored import ADVANCING
from ...steps import Step
from ..found import Found, found

MOST_PEOPLE_A_DAY = 4
"""People of one branch with the same personal step on one day; a fifth is a sign."""
_PERSONAL = (
    Step.ORGANIZATION_TALK,
    Step.SUBMIT_APPLICATION,
    Step.FILL_MEMBERSHIP_FORM,
    Step.SUPERIOR_TALK,
    Step.CONVERSION_APPLICATION,
)
"""Done by or with one person. Meetings, training, filing and oath may well take many at once."""


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    acts = Act.objects.filter(
        case__in=cases, superseded=False, step__in=[s.value for s in _PERSONAL], outcome__in=ADVANCING
    )
    crowded = (
        acts.filter(happened_on__isnull=False)
        .values_list("case__unit", "step", "happened_on")
        .annotate(people=Count("case", distinct=True))
        .filter(people__gt=MOST_PEOPLE_A_DAY)
        .order_by("case__unit", "step", "happened_on")
    )
    days = {tuple(row[:3]): row[3] for row in crowded}
    if not days:
        return
    among = acts.filter(case__unit__in={unit for unit, _, _ in days}, happened_on__in={day for _, _, day in days})
    for case, act, unit, step, day in (
        among.order_by("case", "pk").values_list("case", "pk", "case__unit", "step", "happened_on").iterator()
    ):
        if people := days.get((unit, step, day)):
            zh = "{on}一天，本支部{people}人同办{what}。"
            en = "On {on} {people} people of this branch took {what}."
            evidence = f"act:{act}"
            yield case, found("A70", zh, en, step=step, on=day, evidence=evidence, people=people, what=Step(step))
