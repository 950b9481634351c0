"""The page of a step: read, previewed, kept as a draft, submitted. What was typed is never lost."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.papers import PAPERS
from recruitment.refusal import OutOfTurn, Refusal

from ..case_pages.frame import frame
from ..case_pages.names import named_step
from ..sentences import item_name, out_of_turn
from .conflict import changes_since, differences, latest
from .drafts import answer_draft, as_typed, draft_of, filled_in, forget_draft, number, save_draft
from .form import StepForm
from .preview import Preview
from .register import known_of
from .seat import Seat, seat_of
from .showing import errors_of, lines_of
from .submitting import submit
from .waiting import who_must_act


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """The official form beside the rules of the step."""
    seat = seat_of(request, pk, step)
    if request.method == "POST":
        return _posted(request, seat)
    draft = draft_of(request.user, seat.case, step)
    if seat.item is None:
        return _closed(request, seat, [out_of_turn(seat.case, seat.step)], draft and as_typed(draft), status=200)
    initial = seat.blank()
    typed = as_typed(draft) if draft else QueryDict()
    form = seat.form(initial=initial)
    if draft:
        initial |= filled_in(draft, form)
        form = seat.form(initial=initial)
    return _shown(request, seat, form, seat.preview(seat.form(typed or _as_data(initial))), draft=draft)


def _as_data(initial: dict) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(initial)
    return data


def _posted(request: HttpRequest, seat: Seat) -> HttpResponse:
    do = request.POST.get("do", "submit")
    attempt = number(request.POST.get("attempt"))
    form = seat.form(request.POST)
    try:
        seat.refuse_without_post(request.user)
    except Refusal as refusal:
        if seat.item is None:
            return _closed(request, seat, refusal.reasons, request.POST, status=403)
        return _shown(request, seat, form, seat.preview(form), refusal=refusal, status=403)
    if do != "preview":
        save_draft(request.user, seat.case, seat.step, attempt=attempt, data=request.POST)
    if do == "draft":
        messages.success(request, _("草稿已保存，随时可以接着填写。"))
        return redirect("step_page", seat.case.pk, seat.step)
    if do == "preview" and seat.item is not None:
        return _shown(request, seat, form, seat.preview(form))
    try:
        submit(request.user, seat, form, attempt)
    except OutOfTurn as refusal:
        return _closed(request, seat, refusal.reasons, request.POST, status=409)
    except Refusal as refusal:
        return _shown(request, seat, form, seat.preview(form), refusal=refusal, status=422)
    if form.errors:
        return _shown(request, seat, form, seat.preview(form), status=422)
    forget_draft(request.user, seat.case, seat.step)
    messages.success(request, _("%(step)s已记录。") % {"step": item_name(seat.step)})
    return redirect("case_page", seat.case.pk)


def _shown(
    request: HttpRequest,
    seat: Seat,
    form: StepForm,
    seen: Preview,
    *,
    refusal: Refusal | None = None,
    draft=None,
    status: int = 200,
) -> HttpResponse:
    if not seat.may_act:
        for field in form.fields.values():
            field.disabled = True
    context = frame(request, seat.case, "case_page") | {
        "seat": seat,
        "step": named_step(seat.step),
        "form": form,
        "sections": lines_of(form, known_of(seat.case, seat.step, seen.day, form.left_out)),
        "preview": seen,
        "errors": errors_of(form),
        "refusal": refusal,
        "draft": draft or draft_of(request.user, seat.case, seat.step),
        "papers": [paper for paper in PAPERS.values() if paper.step == seat.step],
        "waiting": None if seat.may_act else who_must_act(seat.item),
    }
    return render(request, "step_pages/step.html", context, status=status)


def _closed(request: HttpRequest, seat: Seat, reasons: list[str], typed: QueryDict | None, *, status: int):
    """The step is not open, or not any more: what happened, what changed since, and what was typed."""
    form = seat.form(typed) if typed else None
    readable = form is not None and form.is_valid()
    last = latest(seat.case, seat.step)
    told = differences(last, form.facts, form.outcome, form.reason) if form else []
    repeated = status == 409 and readable and not told and last is not None and last.recorded_by == request.user
    if repeated:
        forget_draft(request.user, seat.case, seat.step)
    context = frame(request, seat.case, "case_page") | {
        "seat": seat,
        "step": named_step(seat.step),
        "reasons": reasons,
        "changes": changes_since(seat.case, number(typed["seen"])) if typed and "seen" in typed else [],
        "form": form,
        "sections": lines_of(form, {}) if form else [],
        "differences": told,
        "repeated": repeated,
    }
    return render(request, "step_pages/closed.html", context, status=status)


@require_POST
def step_preview(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """The verdicts on what is typed so far; nothing is stored."""
    seat = seat_of(request, pk, step, noted=False)
    try:
        seat.refuse_without_post(request.user)
    except Refusal as refusal:
        return render(request, "step_pages/gone.html", {"reason": refusal}, status=403)
    if seat.item is None:
        return render(request, "step_pages/gone.html", {"reason": out_of_turn(seat.case, seat.step)}, status=200)
    form = seat.form(request.POST)
    seen = seat.preview(form)
    known = known_of(seat.case, seat.step, seen.day, form.left_out)
    context = {"seat": seat, "form": form, "preview": seen, "known": known, "errors": errors_of(form)}
    return render(request, "step_pages/preview.html", context)


@require_POST
def step_draft(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Keep what is typed so far."""
    seat = seat_of(request, pk, step, noted=False)
    try:
        seat.refuse_without_post(request.user)
    except Refusal as refusal:
        return render(request, "step_pages/gone.html", {"reason": refusal}, status=403)
    return answer_draft(request, seat.case, seat.step, attempt=number(request.POST.get("attempt")))
