"""How far a campaign is, and what it has found so far."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ...organisation.models import Unit
from ..catalogue import CODES, Code
from ..models import Campaign, Finding

State = Finding.State


@dataclass(frozen=True, slots=True)
class Progress:
    cases: int
    sifted: int
    checked: int
    """By a person."""
    finished: bool

    @property
    def percent(self) -> int:
        return 100 * self.sifted // self.cases if self.cases else 100


def progress(campaign: Campaign) -> Progress:
    counts = campaign.items.aggregate(
        cases=Count("pk"),
        sifted=Count("pk", filter=Q(sifted_at__isnull=False)),
        checked=Count("pk", filter=Q(checked_at__isnull=False)),
    )
    return Progress(**counts, finished=campaign.state in (Campaign.State.CHECKED, Campaign.State.CLOSED))


_STANDINGS = ("flagged", "open", "mending", "closed", "dismissed")


@dataclass(frozen=True, slots=True)
class Line:
    """A code, how many findings of it there are, in how many cases, and how they stand."""

    code: Code
    severity: str
    findings: int
    people: int
    flagged: int
    open: int
    mending: int
    closed: int
    dismissed: int


def tally(campaign: Campaign) -> list[Line]:
    """By code and severity; what is gone does not count. One SQL statement."""
    rows = Finding.objects.filter(item__campaign=campaign).exclude(state=State.GONE)
    rows = rows.order_by("code", "severity").values("code", "severity")
    counted = rows.annotate(
        findings=Count("pk"),
        people=Count("item", distinct=True),
        **{
            state: Count("pk", filter=Q(state=state)) for state in ("flagged", "open", "mending", "closed", "dismissed")
        },
    )
    return [Line(CODES[row.pop("code")], **row) for row in counted]


def letters_due(campaign: Campaign) -> QuerySet[Unit]:
    """Units with findings that stand and are in no letter yet; each with their number."""
    standing = Q(cases__audit_items__campaign=campaign, cases__audit_items__findings__state=State.OPEN)
    count = Count("cases__audit_items__findings", filter=standing)
    return Unit.objects.filter(standing).annotate(count=count).order_by("path")
