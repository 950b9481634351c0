"""突击发展的迹象: a year's admissions in one month; branches that are able and have been idle for years."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, OuterRef, Q, Subquery

from ...cases.models import Act
from ...organisation.models import Unit, UnitType
from ...outcomes import FORWARD
from ...people.models import MemberStatus
from ...rules.calendar import add_months
from ...steps import Step
from ..models import Campaign

LEAST_ADMISSIONS, LEAST_IN_A_MONTH, SHARE = 4, 3, 0.5
"""A year with fewer admissions says nothing; half of a year's in one month is a sign, unless it is a pair by chance."""
IDLE_YEARS, ABLE = 3, 3


@dataclass(frozen=True, slots=True)
class Burst:
    unit: str
    year: int
    month: int
    admitted: int
    of_the_year: int


def bursts(campaign: Campaign) -> list[Burst]:
    """Branches with half or more of a year's admissions in one month; of all cases, not only those drawn."""
    months: dict[tuple[str, int], Counter] = defaultdict(Counter)
    acts = Act.objects.filter(step=Step.ADMISSION_GENERAL_MEETING.value, superseded=False, outcome=FORWARD)
    acts = acts.filter(_below(campaign, "case__unit__path"), happened_on__isnull=False)
    for unit, on in acts.order_by("case__unit__path").values_list("case__unit__name", "happened_on"):
        months[unit, on.year][on.month] += 1
    found = []
    for (unit, year), counted in months.items():
        month, most = counted.most_common(1)[0]
        whole = sum(counted.values())
        if whole >= LEAST_ADMISSIONS and most >= max(LEAST_IN_A_MONTH, SHARE * whole):
            found.append(Burst(unit, year, month, most, whole))
    return sorted(found, key=lambda burst: (-burst.admitted, burst.unit, burst.year))


def idle(campaign: Campaign) -> list[tuple[str, int, date | None]]:
    """Branches with three full members or more that have made nobody an activist for years: name, members, last."""
    since = add_months(campaign.as_of, -12 * IDLE_YEARS)
    branches = Unit.objects.filter(_below(campaign, "path"), type=UnitType.BRANCH, is_temporary=False)
    branches = branches.filter(closed_on__isnull=True, opened_on__lte=since)
    full = Q(memberships__status=MemberStatus.FULL, memberships__valid_from__lte=campaign.as_of)
    still = Q(memberships__valid_until__isnull=True) | Q(memberships__valid_until__gt=campaign.as_of)
    decided = Act.objects.filter(
        case__unit=OuterRef("pk"), step=Step.RECOMMEND_AND_DETERMINE_ACTIVIST.value, superseded=False
    )
    last = decided.order_by().values("case__unit").annotate(last=Max("happened_on")).values("last")
    counted = branches.annotate(
        members=Count("memberships", filter=full & still, distinct=True),
        last=Subquery(last),  # members and acts in one join would be multiplied with each other
    ).filter(Q(last__isnull=True) | Q(last__lt=since), members__gte=ABLE)
    return list(counted.order_by("path").values_list("name", "members", "last"))


def _below(campaign: Campaign, column: str) -> Q:
    below = Q(pk__in=[])
    for unit in campaign.units.all():
        below |= Q(**{f"{column}__startswith": unit.path})
    return below
