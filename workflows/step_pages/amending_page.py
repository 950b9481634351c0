"""The pages of an amendment: the acts that the user may amend, and the form for one fact of one of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.cases.models import Act, Case
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.refusal import OutOfTurn, Refusal

from ..case_pages.facts import spoken
from ..case_pages.frame import frame
from ..case_pages.names import named_step, outcome_of
from ..moves.turn import post_at
from ..sight import case_or_404
from .amending_form import AmendForm, amendable
from .drafts import answer_draft, draft_of, filled_in, forget_draft, save_draft
from .removing_form import TakeAwayForm, removable
from .showing import errors_of
from .stale import as_seen, changes_after, seen_by, seen_now


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the act and the fact (`?act=…&fact=…`), then say what is true."""
    do = request.POST.get("do", "submit")
    case = case_or_404(request, pk, noted=do != "preview")
    if not _given(request):
        return _choose(request, case)
    form = _form(request, case)
    try:
        post_at(request.user, *form.places_of(case, form.act))
    except Refusal as refusal:
        return _shown(request, form, refusal=refusal, status=403)
    if request.method != "POST":
        return _shown(request, form)
    if do == "preview":
        if request.htmx:
            return render(request, "step_pages/verdicts.html", {"preview": form.preview})
        return _shown(request, form)
    save_draft(request.user, case, form.draft_key, attempt=1, data=request.POST)
    if do == "draft":
        messages.success(request, _("草稿已保存，随时可以接着填写。"))
        return redirect(request.get_full_path())
    return _made(request, form) if form.is_valid() else _shown(request, form, status=422)


@require_POST
def amending_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed so far."""
    case = case_or_404(request, pk, noted=False)
    form = _form(request, case) if _given(request) else None
    if form is None:
        raise Http404
    try:
        post_at(request.user, *form.places_of(case, form.act))
    except Refusal as refusal:
        return render(request, "step_pages/gone.html", {"reason": refusal}, status=403)
    return answer_draft(request, case, form.draft_key)


def _given(request: HttpRequest) -> str:
    """The act that the address names."""
    found = request.GET.get("act", "")
    return found if found.isascii() and found.isdigit() and len(found) <= 18 else ""


def _form(request: HttpRequest, case: Case) -> AmendForm:
    act = get_object_or_404(Act, pk=int(_given(request)), case=case, superseded=False)
    act.case = case
    kind, offered, name = AmendForm, amendable, "fact"
    if "row" in request.GET:
        kind, offered, name = TakeAwayForm, removable, "row"
    question, place = next((one for one in offered(act) if one[0].fact == request.GET.get(name, "")), (None, None))
    if question is None:
        raise Http404
    wanted = (case, request.user, act, question, place)
    if request.method == "POST":
        return kind(*wanted, request.POST)
    form = kind(*wanted)
    if draft := draft_of(request.user, case, form.draft_key):
        form = kind(*wanted, initial=filled_in(draft, form))
        form.draft = draft
    return form


def _made(request: HttpRequest, form: AmendForm) -> HttpResponse:
    seen = seen_by(request)
    try:
        with as_seen(form.case, request.user, seen):
            form.make()
    except OutOfTurn as refusal:
        changes = changes_after(form.case, seen)
        return _shown(request, form, refusal=refusal, status=409, changes=changes)
    except Refusal as refusal:
        return _shown(request, form, refusal=refusal, status=422)
    forget_draft(request.user, form.case, form.draft_key)
    messages.success(request, form.done)
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
            found.append((act, named_step(act.step), outcome_of(act), _facts(act), removable(act)))
    context = frame(request, case, "case_page") | {"acts": found, "told": AmendForm.told}
    keeps = post_for(request.user, Permission.KEEP_CASES, case.unit, localdate())
    return render(request, "step_pages/amend_choose.html", context, status=200 if found or keeps else 403)


def _facts(act: Act) -> list[tuple]:
    return [(question, spoken(place.value)) for question, place in amendable(act)]


def _shown(request: HttpRequest, form: AmendForm, *, refusal=None, status: int = 200, changes=()):
    context = frame(request, form.case, "case_page") | {
        "form": form,
        "step": named_step(form.act.step),
        "old": form.old,
        "may_act": status != 403,
        "changes": changes,
        "seen": seen_now(request, form.case, told=bool(changes)),
        "draft": form.draft or (draft_of(request.user, form.case, form.draft_key) if form.is_bound else None),
        "draft_url": f"{reverse('amending_draft', args=[form.case.pk])}?{request.GET.urlencode()}",
        "preview": form.preview,
        "refusal": refusal,
        "errors": errors_of(form) if form.is_bound else [],
    }
    return render(request, "step_pages/amend.html", context, status=status)
