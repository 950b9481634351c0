"""Who may open the auditor's pages: a post that supervises, today."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate

from recruitment.audit.models import Campaign, Item, Rectification
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import permissions_of, post_for

SUPERVISING = (Permission.AUDIT_CASES, Permission.FILE_CASES)
"""督查员 and the organisation department."""


def supervising(*permissions: Permission) -> Callable:
    """For holders of a post with one of `permissions` (by default those who supervise); to others it is not there."""
    wanted = frozenset(permissions or SUPERVISING)

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not wanted & permissions_of(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def supervises(user, unit) -> bool:
    return any(post_for(user, permission, unit, localdate()) for permission in SUPERVISING)


def campaign_or_404(request: HttpRequest, pk: int) -> Campaign:
    """A campaign over units that the user supervises, all of them."""
    campaign = Campaign.objects.filter(pk=pk).prefetch_related("units").first()
    if campaign is None or not all(supervises(request.user, unit) for unit in campaign.units.all()):
        raise Http404
    return campaign


def item_or_404(request: HttpRequest, campaign: Campaign, pk: int) -> Item:
    item = campaign.items.select_related("case__person", "case__unit", "auditor").filter(pk=pk).first()
    if item is None:
        raise Http404
    return item


def rectification_or_404(request: HttpRequest, pk: int) -> Rectification:
    """For the branch that mends, its committee, and those who supervise it."""
    rows = Rectification.objects.select_related(
        "finding__item__campaign", "finding__item__case__person", "finding__item__case__unit", "letter", "unit"
    )
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    if not any(may(request.user, row.unit) for may in (supervises, keeps, decides)):
        raise Http404
    return row


def decides(user, unit) -> bool:
    """Reads along, as in every list of its branches."""
    return post_for(user, Permission.DECIDE_CASES, unit, localdate()) is not None


def keeps(user, unit) -> bool:
    return post_for(user, Permission.KEEP_CASES, unit, localdate()) is not None
