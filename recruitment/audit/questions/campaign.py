"""How far a campaign is, and what it has found so far."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

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


_STANDINGS = {
    "flagged": _("待认定"),
    "open": _("成立"),
    "mending": _("整改中"),
    "closed": _("已整改"),
    "dismissed": _("不成立"),
}


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
        **{state: Count("pk", filter=Q(state=state)) for state in _STANDINGS},
    )
    return [Line(CODES[row.pop("code")], **row) for row in counted]


def sums(lines: list[Line]) -> list[tuple[str, int]]:
    """(column, sum) of what can be added up; people may stand in more than one line."""
    columns = {"findings": _("问题数"), **_STANDINGS}
    return [(name, sum(getattr(line, column) for line in lines)) for column, name in columns.items()]


def letters_due(campaign: Campaign) -> QuerySet[Unit]:
    """Units with findings that stand and are in no letter yet; each with their number."""
    standing = Q(cases__audit_items__campaign=campaign, cases__audit_items__findings__state=State.OPEN)
    count = Count("cases__audit_items__findings", filter=standing)
    return Unit.objects.filter(standing).annotate(count=count).order_by("path")
