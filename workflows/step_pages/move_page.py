"""The page of a move other than a step: what it does, what it asks, and what the rules say beforehand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.cases.models import Case
from recruitment.cases.refusal import OutOfTurn, Refusal
from recruitment.outcomes import State

from ..case_pages.frame import frame
from ..sight import arriving_case_or_404, case_or_404
from .entering_forms import RecordEntryForm
from .leaving_forms import CloseForm, OpenCycleForm, ResumeForm, SuspendForm, WithdrawForm
from .like_a_step import (
    LikeAStep,
    RecordJointVettingForm,
    ReplaceContactForm,
    ReplaceIntroducerForm,
    who_serves_now,
)
from .making import MoveForm
from .register import known_of
from .showing import errors_of, lines_of
from .submitting import point
from .transfer_forms import AcceptTransferForm, TransferOutForm

MOVES: dict[str, type[MoveForm]] = {
    form.move: form
    for form in (
        RecordEntryForm,
        ReplaceContactForm,
        ReplaceIntroducerForm,
        RecordJointVettingForm,
        SuspendForm,
        ResumeForm,
        TransferOutForm,
        AcceptTransferForm,
        WithdrawForm,
        CloseForm,
        OpenCycleForm,
    )
}


@require_http_methods(["GET", "HEAD", "POST"])
def move_page(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Ask for what the move needs, preview it, make it."""
    if move not in MOVES:
        raise Http404
    kind, do = MOVES[move], request.POST.get("do", "submit")
    case = _case(request, pk, kind, noted=do != "preview")
    try:
        kind.refuse_without_post(case, request.user)
    except Refusal as refusal:
        return _shown(request, kind(case, request.user), refusal=refusal, status=403, may_act=False)
    if request.method != "POST":
        return _shown(request, kind(case, request.user, initial=_initial(request, case, kind)))
    form = kind(case, request.user, request.POST)
    if do == "preview" and isinstance(form, LikeAStep):
        if request.htmx:
            return render(request, "step_pages/verdicts.html", {"preview": form.preview})
        return _shown(request, form)
    if not form.is_valid():
        return _shown(request, form, status=422)
    return _made(request, form)


def _made(request: HttpRequest, form: MoveForm) -> HttpResponse:
    try:
        form.make()
    except OutOfTurn as refusal:
        return _shown(request, form, refusal=refusal, status=409)
    except Refusal as refusal:
        point(form, refusal.verdicts)
        return _shown(request, form, refusal=refusal, status=422)
    messages.success(request, _("%(move)s：已记录。") % {"move": form.title})
    return redirect("case_page", form.case.pk)


def _case(request: HttpRequest, pk: int, kind: type[MoveForm], *, noted: bool) -> Case:
    """In the user's sight, or, to be accepted, on its way to him."""
    try:
        return case_or_404(request, pk, noted=noted)
    except Http404:
        if kind is AcceptTransferForm:
            return arriving_case_or_404(request, pk)
        raise


def _initial(request: HttpRequest, case: Case, kind: type[MoveForm]) -> dict:
    initial = who_serves_now(case, kind.step) if issubclass(kind, LikeAStep) else {}
    return initial | {name: value for name, value in request.GET.items() if name in ("kind",)}


def _shown(
    request: HttpRequest,
    form: MoveForm,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
    may_act: bool = True,
) -> HttpResponse:
    context = frame(request, form.case, "case_page") | {
        "move": form,
        "form": form,
        "may_act": may_act,
        "refusal": refusal,
        "errors": errors_of(form) if form.is_bound else [],
        "state": State(form.case.state),
    }
    if isinstance(form, LikeAStep):
        context |= {"sections": lines_of(form, known_of(form.case, form.step, None)), "preview": form.preview}
    return render(request, "step_pages/move.html", context, status=status)
