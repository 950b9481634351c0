"""What auditors left to be done: for themselves cases to read, findings to decide, letters to send, replies to check;
for a branch the findings that it has to mend."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.timezone import localdate

from recruitment.audit.models import Campaign, Finding, Item, Rectification

from ..owed import rectifications_owed
from .deadlines import Deadline
from .duties import Duty, below

SHOWN = 20
_OPEN = (Finding.State.FLAGGED, Finding.State.OPEN)


@dataclass(slots=True)
class Auditing:
    duty: Duty
    campaigns: list[Campaign]
    """Not closed, the latest first; each with `unread`, `flagged` and `standing`."""
    rechecks: list[Rectification]
    late: int
    """Findings past their day that no branch has answered."""


def auditing(user, duty: Duty) -> Auditing:
    late = Rectification.objects.filter(
        below(duty.roots, "unit__"), due_on__lt=localdate(), state=Rectification.State.AWAITING_REPLY
    )
    return Auditing(duty, _campaigns(user, duty), waiting_rectifications(duty), late.count())


def waiting_rectifications(duty: Duty) -> list[Rectification]:
    """A branch mends, an auditor checks again; the pressing first."""
    rows = rectifications_owed([duty]).select_related("finding__item__case__person", "unit")
    found = list(rows.order_by("due_on", "pk")[:SHOWN])
    for row in found:
        row.deadline = Deadline(row.due_on)
    return found


def _campaigns(user, duty: Duty) -> list[Campaign]:
    within = Campaign.units.through.objects.filter(below(duty.roots, "unit__")).values("campaign")
    found = list(Campaign.objects.exclude(state=Campaign.State.CLOSED).filter(pk__in=within).order_by("-pk")[:SHOWN])
    unread = Item.objects.filter(campaign__in=found, auditor=user, checked_at=None).values_list("campaign")
    unread = dict(unread.annotate(n=Count("pk")))
    states = Finding.objects.filter(item__campaign__in=found, state__in=_OPEN).values("item__campaign", "state")
    counted = {(row["item__campaign"], row["state"]): row["n"] for row in states.annotate(n=Count("pk"))}
    for campaign in found:
        campaign.unread = unread.get(campaign.pk, 0)
        campaign.flagged, campaign.standing = (counted.get((campaign.pk, state), 0) for state in _OPEN)
    return found
