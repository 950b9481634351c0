"""预审征求意见: the committee asks that the departments be heard about a person; how far they are stands there too."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.refusal import Refusal
from recruitment.vetting.models import VettingRequest
from recruitment.vetting.selectors import progress_of

from .. import rounds
from ..case_pages.frame import frame
from ..case_pages.hands import Hands
from ..sight import case_or_404
from .answers import refused


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_request(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    if not Hands(request.user, case).reads_vetting:
        raise Http404
    status = 200
    if request.method == "POST":
        try:
            rounds.ask_for_vetting(case, acting_user=request.user, reason=request.POST.get("reason", ""))
            messages.success(request, _("已提出，组织部门将把{name}列入下一批次。").format(name=case.person.name))
            return redirect("vetting_request", pk)
        except Refusal as refusal:
            status = refused(request, refusal)
    asked = list(VettingRequest.objects.filter(case=case).select_related("asked_by").order_by("-pk"))
    context = {
        "asked": asked,
        "open": any(one.answered_at is None for one in asked),
        "progress": progress_of(case),
        "may_ask": Hands(request.user, case).decides,
        "typed": request.POST,
    }
    return render(request, "vetting_pages/request.html", frame(request, case, "case_page") | context, status=status)
