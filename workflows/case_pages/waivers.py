"""不适用: proposed by the branch, answered by the committee."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from recruitment.cases import waiving
from recruitment.cases.models import Material
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee
from recruitment.papers import PAPERS
from recruitment.refusal import Refusal

from ..moves.turn import post_at
from ..sight import case_or_404
from .bringing import Brought
from .forms import DecisionForm, UploadForm, WaiverForm
from .materials import lines_of, show


@require_POST
def propose_waiver(request: HttpRequest, pk: int) -> HttpResponse:
    """The branch says why the case has no such paper."""
    case, form = case_or_404(request, pk), WaiverForm(request.POST)
    if form.data.get("key") not in PAPERS:
        raise Http404
    try:
        if form.is_valid():
            acting_as = post_at(request.user, Permission.KEEP_CASES, case.unit)
            waiving.propose_waiver(acting_user=request.user, acting_as=acting_as, case=case, **form.cleaned_data)
            messages.success(request, _("已提出，待党委审批。"))
            return redirect("materials", pk)
    except Refusal as refusal:
        form.add_error("reason", refusal.reasons)
    return show(request, case, lines_of(case), UploadForm(), Brought(), waiver=form, status=422)


@require_POST
def decide_waiver(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """The committee agrees or not."""
    case, form = case_or_404(request, pk), DecisionForm(request.POST)
    proposal = get_object_or_404(Material, pk=material, case=case)
    refused = []
    try:
        if form.is_valid():
            committee = approving_committee(case.unit) or case.unit
            waiving.decide_waiver(
                acting_user=request.user,
                acting_as=post_at(request.user, Permission.DECIDE_CASES, committee),
                material=proposal,
                agreed=form.cleaned_data["agreed"] == "yes",
                remark=form.cleaned_data["remark"],
            )
            messages.success(request, _("已审批。"))
            return redirect("materials", pk)
    except Refusal as refusal:
        refused = refusal.reasons
    return show(request, case, lines_of(case), UploadForm(), Brought(refused=refused), status=422)
