"""The register of the political review: read by branch, committee and organisation department, kept by the branch."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.steps import Step
from recruitment.vetting.models import Report
from recruitment.vetting.review.concluding import register_of
from recruitment.vetting.review.recording import text_of
from recruitment.vetting.separation import conflicts

from ..case_pages.frame import frame
from ..case_pages.hands import Hands
from ..destinations import BEFORE_APPROVAL
from ..models import WorkItem
from ..sight import case_or_404
from ..vetting_pages.answers import number
from .acts import perform
from .forms import FORMS, LetterForm

SEALED = {
    "relations": ("unit_and_post", "finding"),
    "letters": ("reply",),
    "talks": ("gist",),
    "opinions": ("opinion",),
    "reports": ("text",),
}


@require_http_methods(["GET", "HEAD", "POST"])
def political_review(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    hands = Hands(request.user, case)
    if not _may_read(hands):
        raise Http404
    if request.method != "POST":
        return _shown(request, case, hands)
    act, row = request.POST.get("act", ""), number(request.POST.get("row"))
    if act not in FORMS:
        raise Http404
    form = _form(act, case, request.POST, row)
    status = 422
    if form.is_valid():
        try:
            attempt = number(request.POST.get("attempt"))
            messages.success(request, perform(act, case, request.user, form.cleaned_data, row, attempt))
            return redirect("political_review", pk)
        except Refusal as refusal:
            form.add_error(None, refusal.reasons)
            status = 409 if isinstance(refusal, OutOfTurn) else 422
    return _shown(request, case, hands, form, act, row, status)


def _may_read(hands: Hands) -> bool:
    """Branch, approving committee, organisation department; nobody's relative or sponsor reads about him as officer."""
    if conflicts(hands.user, [hands.case.pk], kept=False):
        return hands.keeps
    return hands.keeps or hands.reads_vetting


def _form(act: str, case: Case, data=None, row: int | None = None):
    """With a prefix, so that two forms on one page have fields of their own."""
    more = {"relations": register_of(case)["relations"]} if FORMS[act] is LetterForm else {}
    initial = {name: localdate() for name in FORMS[act].base_fields if name.endswith("_on")}
    return FORMS[act](data, prefix=f"{act}{row or ''}", initial=initial, **more)


def _shown(request, case: Case, hands: Hands, form=None, act: str = "", row: int | None = None, status: int = 200):
    register = register_of(case)
    register["reports"] = list(Report.objects.filter(case=case).select_related("recorded_by").order_by("-pk"))
    known = {one.pk: one for one in register["relations"]}
    for one in register["letters"]:
        one.relation = known.get(one.relation_id)
    for name, rows in register.items():
        for one in rows:
            one.texts = {column: text_of(one, column) for column in SEALED[name]}
    keeps = hands.keeps and State(case.state) in BEFORE_APPROVAL
    item = WorkItem.objects.filter(case=case, step=Step.POLITICAL_VETTING, closed_at__isnull=True).first()
    free = ("relation", "letter", "talk", "ask", *(("conclude",) if item else ()))
    forms = {name: form if name == act else _form(name, case) for name in free} if keeps else {}
    for name, kind in (("letters", "reply"), ("opinions", "answer")):
        for one in register[name]:
            if keeps and one.replied_on is None:
                one.form = form if (kind, one.pk) == (act, row) else _form(kind, case, row=one.pk)
    context = frame(request, case, "case_page") | register | {"forms": forms, "item": item, "today": localdate()}
    context |= {"waiting": [x for x in (*register["letters"], *register["opinions"]) if x.replied_on is None]}
    return render(request, "review_pages/register.html", context | {"acted": act, "failed": form}, status=status)
