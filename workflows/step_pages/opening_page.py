"""The page on which a case is opened; what is on its way to the user's branches stands beside it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.cases.models import Case
from recruitment.organisation.roles import Permission
from recruitment.people.services import register_person
from recruitment.refusal import Refusal
from recruitment.steps import Step

from .. import moves
from ..moves.turn import not_in_future, post_at
from ..sight import arriving_cases
from .drafts import answer_draft, draft_of, filled_in, forget_draft, save_draft
from .opening_form import OpenCaseForm, branches_of
from .showing import errors_of

DRAFT = "open_case"
"""Of a case that there is not yet."""


@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """Open a case in one of the user's branches, for a new person or one of the register."""
    if not branches_of(request.user).exists():
        return render(request, "step_pages/no_branch.html", status=403)
    if request.method != "POST":
        draft = draft_of(request.user, None, DRAFT)
        initial = filled_in(draft, OpenCaseForm(request.user))
        return _shown(request, OpenCaseForm(request.user, initial=initial), draft=draft)
    save_draft(request.user, None, DRAFT, attempt=1, data=request.POST)
    if request.POST.get("do") == "draft":
        messages.success(request, _("草稿已保存，随时可以接着填写。"))
        return redirect("open_case")
    form = OpenCaseForm(request.user, request.POST)
    if not form.is_valid():
        return _shown(request, form, status=422)
    try:
        case = _open(request.user, form)
    except Refusal as refusal:
        return _shown(request, form, refusal=refusal, status=422)
    forget_draft(request.user, None, DRAFT)
    messages.success(request, _("已为%(name)s立卷，请登记入党申请书。") % {"name": case.person.name})
    return redirect("step_page", case.pk, Step.SUBMIT_APPLICATION)


@require_POST
def opening_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is typed so far."""
    if not branches_of(request.user).exists():
        return render(request, "step_pages/no_branch.html", status=403)
    return answer_draft(request, None, DRAFT)


@transaction.atomic
def _open(user, form: OpenCaseForm) -> Case:
    """The person and the case, or neither."""
    unit, on, person = form.cleaned_data["unit"], form.cleaned_data["on"], form.known
    not_in_future(on)
    if person is None:
        acting_as = post_at(user, Permission.KEEP_CASES, unit)
        person = register_person(acting_user=user, acting_as=acting_as, **form.facts)
    return moves.open_case(acting_user=user, person=person, unit=unit, on=on)


def _shown(request: HttpRequest, form: OpenCaseForm, *, refusal: Refusal | None = None, draft=None, status=200):
    context = {
        "draft": draft or (draft_of(request.user, None, DRAFT) if form.is_bound else None),
        "draft_url": reverse("opening_draft"),
        "form": form,
        "refusal": refusal,
        "errors": errors_of(form) if form.is_bound else [],
        "arriving": arriving_cases(request.user),
    }
    return render(request, "step_pages/open_case.html", context, status=status)
