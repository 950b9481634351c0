"""机器核查 on the page of a campaign: begun, and how far it is. A worker does it; the page only asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recruitment.audit.models import Campaign
from recruitment.audit.questions.campaign import progress
from recruitment.audit.sifting_job import open_item, sift_later

from ..rectifying.posts import as_supervisor
from .access import campaign_or_404, supervising
from .told import done


def standing(campaign: Campaign) -> dict:
    """What the part of the page about the machine checks shows."""
    return {"campaign": campaign, "progress": progress(campaign), "job_item": open_item(campaign)}


@require_POST
@supervising()
def sift(request: HttpRequest, pk: int) -> HttpResponse:
    found = campaign_or_404(request, pk)

    def begin():
        acting_as = as_supervisor(request.user, found.units.all()[0])
        sift_later(acting_user=request.user, acting_as=acting_as, campaign=found, again="again" in request.POST)

    done(request, begin, _("机器核查已交后台办理，可以离开本页。"))
    return redirect("audit_campaign", pk)


@require_safe
@supervising()
def sifted(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for the page that asks every second; when all is done the page is loaded anew."""
    found = campaign_or_404(request, pk)
    context = standing(found)
    if not request.htmx:
        return redirect("audit_campaign", pk)
    response = render(request, "audit_pages/_progress.html", context)
    if context["job_item"] is None:
        response["HX-Refresh"] = "true"
    return response
