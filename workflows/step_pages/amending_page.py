"""The pages of an amendment: the acts that the user may amend, and the form for one fact of one of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.cases.models import Act, Case
from recruitment.cases.refusal import OutOfTurn, Refusal
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for

from ..case_pages.facts import spoken
from ..case_pages.frame import frame
from ..case_pages.names import named_step, outcome_of
from ..moves.turn import post_at
from ..sight import case_or_404
from .amending_form import AmendForm, amendable
from .showing import errors_of


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the act and the fact (`?act=…&fact=…`), then say what is true."""
    preview = request.POST.get("do") == "preview"
    case = case_or_404(request, pk, noted=not preview)
    number, fact = request.GET.get("act", ""), request.GET.get("fact", "")
    if not number.isdigit() or len(number) > 18:
        return _choose(request, case)
    act = get_object_or_404(Act, pk=int(number), case=case, superseded=False)
    act.case = case
    question, place = next((found for found in amendable(act) if found[0].fact == fact), (None, None))
    if question is None:
        raise Http404
    form = AmendForm(case, request.user, act, question, place, request.POST if request.method == "POST" else None)
    try:
        post_at(request.user, *form.places_of(case, act))
    except Refusal as refusal:
        return _shown(request, form, refusal=refusal, status=403, may_act=False)
    if request.method != "POST":
        return _shown(request, form)
    if preview:
        if request.htmx:
            return render(request, "step_pages/verdicts.html", {"preview": form.preview})
        return _shown(request, form)
    return _made(request, form) if form.is_valid() else _shown(request, form, status=422)


def _made(request: HttpRequest, form: AmendForm) -> HttpResponse:
    try:
        form.make()
    except OutOfTurn as refusal:
        return _shown(request, form, refusal=refusal, status=409)
    except Refusal as refusal:
        return _shown(request, form, refusal=refusal, status=422)
    messages.success(request, _("“%(fact)s”已更正。") % {"fact": form.question.label})
    return redirect("case_record", form.case.pk, form.step)


def _choose(request: HttpRequest, case: Case) -> HttpResponse:
    """Every act that stands, with the facts that the user may amend."""
    held: dict[tuple, bool] = {}
    found = []
    for act in Act.objects.filter(case=case, superseded=False).order_by("pk"):
        act.case = case
        place = AmendForm.places_of(case, act)
        if place not in held:
            held[place] = post_for(request.user, *place, localdate()) is not None
        if held[place]:
            found.append((act, named_step(act.step), outcome_of(act), _facts(act)))
    context = frame(request, case, "case_page") | {"acts": found, "told": AmendForm.told}
    keeps = post_for(request.user, Permission.KEEP_CASES, case.unit, localdate())
    return render(request, "step_pages/amend_choose.html", context, status=200 if found or keeps else 403)


def _facts(act: Act) -> list[tuple]:
    return [(question, spoken(place.value)) for question, place in amendable(act)]


def _shown(request: HttpRequest, form: AmendForm, *, refusal=None, status: int = 200, may_act: bool = True):
    context = frame(request, form.case, "case_page") | {
        "form": form,
        "step": named_step(form.act.step),
        "old": form.old,
        "may_act": may_act,
        "preview": form.preview,
        "refusal": refusal,
        "errors": errors_of(form) if form.is_bound else [],
    }
    return render(request, "step_pages/amend.html", context, status=status)
