"""The page of a move other than a step: what it does, what it asks, and what the rules say beforehand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.refusal import OutOfTurn, Refusal

from ..case_pages.frame import frame
from ..case_pages.history import Line
from ..sight import arriving_case_or_404, case_or_404
from .drafts import answer_draft, draft_of, filled_in, forget_draft, save_draft
from .entering_forms import CorrectEntryForm, RecordEntryForm
from .leaving_forms import CloseForm, OpenCycleForm, ResumeForm, SuspendForm, WithdrawForm
from .like_a_step import (
    LikeAStep,
    RecordJointVettingForm,
    ReplaceContactForm,
    ReplaceIntroducerForm,
    who_serves_now,
)
from .making import MoveForm
from .person_form import CorrectPersonForm
from .register import known_of
from .showing import errors_of, lines_of
from .stale import as_seen, changes_after, seen_by, seen_now
from .submitting import point
from .transfer_forms import AcceptTransferForm, TransferOutForm

MOVES: dict[str, type[MoveForm]] = {
    form.move: form
    for form in (
        RecordEntryForm,
        CorrectEntryForm,
        CorrectPersonForm,
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
    """Ask for what the move needs, preview it, keep it as a draft, make it."""
    kind, do = _kind(move), request.POST.get("do", "submit")
    case = _case(request, pk, kind, noted=do != "preview")
    try:
        kind.refuse_without_post(case, request.user)
    except Refusal as refusal:
        return _shown(request, kind(case, request.user, request.POST or None), refusal=refusal, status=403)
    if request.method != "POST":
        return _shown(request, _blank(request, case, kind))
    form = kind(case, request.user, request.POST)
    if do == "preview" and isinstance(form, LikeAStep):
        if request.htmx:
            return render(request, "step_pages/verdicts.html", {"preview": form.preview})
        return _shown(request, form)
    save_draft(request.user, case, form.draft_key, attempt=1, data=request.POST)
    if do == "draft":
        messages.success(request, _("草稿已保存，随时可以接着填写。"))
        return redirect("move_page", case.pk, move)
    return _made(request, form) if form.is_valid() else _shown(request, form, status=422)


@require_POST
def move_draft(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Keep what is typed so far."""
    kind = _kind(move)
    case = _case(request, pk, kind, noted=False)
    try:
        kind.refuse_without_post(case, request.user)
    except Refusal as refusal:
        return render(request, "step_pages/gone.html", {"reason": refusal}, status=403)
    return answer_draft(request, case, kind(case, request.user).draft_key)


def _kind(move: str) -> type[MoveForm]:
    if move not in MOVES:
        raise Http404
    return MOVES[move]


def _made(request: HttpRequest, form: MoveForm) -> HttpResponse:
    case, seen = form.case, seen_by(request)
    try:
        with as_seen(case, request.user, seen):
            form.make()
    except OutOfTurn as refusal:
        return _shown(request, form, refusal=refusal, status=409, changes=changes_after(case, seen))
    except Refusal as refusal:
        point(form, refusal.verdicts)
        return _shown(request, form, refusal=refusal, status=422)
    forget_draft(request.user, case, form.draft_key)
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


def _blank(request: HttpRequest, case: Case, kind: type[MoveForm]) -> MoveForm:
    """The form before anything is typed; what the user typed earlier is in it."""
    initial = who_serves_now(case, kind.step) if issubclass(kind, LikeAStep) else {}
    initial |= {name: value for name, value in request.GET.items() if name in ("kind",)}
    form = kind(case, request.user, initial=initial)
    if draft := draft_of(request.user, case, form.draft_key):
        form = kind(case, request.user, initial=initial | filled_in(draft, form))
        form.draft = draft
    return form


def _shown(
    request: HttpRequest,
    form: MoveForm,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
    changes: list[Line] = (),
) -> HttpResponse:
    context = frame(request, form.case, "case_page") | {
        "move": form,
        "form": form,
        "may_act": status != 403,
        "refusal": refusal,
        "errors": errors_of(form) if form.is_bound else [],
        "state": State(form.case.state),
        "changes": changes,
        "seen": seen_now(request, form.case, told=bool(changes)),
        "draft": form.draft or (draft_of(request.user, form.case, form.draft_key) if form.is_bound else None),
        "draft_url": reverse("move_draft", args=[form.case.pk, form.move]),
    }
    if isinstance(form, LikeAStep):
        context |= {"sections": lines_of(form, known_of(form.case, form.step, None)), "preview": form.preview}
    return render(request, "step_pages/move.html", context, status=status)
