"""The applicant's way in: the branch lets a person see the own case, with an account that opens nothing else."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.accounts.case_access import end_case_access, give_case_access
from recruitment.accounts.pages.answers import done
from recruitment.accounts.pages.forms import UsernameForm
from recruitment.accounts.selectors import access_of
from recruitment.accounts.services import open_applicant_account
from recruitment.cases.models import Case
from recruitment.organisation.names import name_of
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for

from ..sight import case_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def applicant_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may see the case besides the offices; give it to an account that there is, or to a new one."""
    case = _case_of_my_branch(request, pk)
    form = UsernameForm(request.POST or None)
    if form.is_valid():
        given = done(form, lambda: _give(request.user, case, form.cleaned_data["username"]))
        if given and given[1]:
            shown = {"account": given[0], "name": name_of(given[0]), "password": given[1], "back": request.path}
            return render(request, "accounts/hand_over.html", shown)
        if given:
            messages.success(request, _("已开通。"))
            return redirect("applicant_access", pk)
    context = {"case": case, "form": form, "access": access_of(case.person)}
    return render(request, "accounts/applicant_access.html", context)


@require_POST
def end_applicant_access(request: HttpRequest, pk: int) -> HttpResponse:
    case = _case_of_my_branch(request, pk)
    form = UsernameForm({"username": "-"})
    form.is_valid()
    if done(form, lambda: end_case_access(acting_user=request.user, case=case)):
        messages.success(request, _("已停止。"))
    for sentence in form.non_field_errors():
        messages.error(request, sentence)
    return redirect("applicant_access", pk)


@transaction.atomic
def _give(acting_user: User, case: Case, username: str) -> tuple[User, str]:
    """The account and, where it was opened for this, its password."""
    user, password = User.objects.filter(username__iexact=username).first(), ""
    if user is None:
        user, password = open_applicant_account(acting_user=acting_user, case=case, username=username)
    give_case_access(acting_user=acting_user, case=case, user=user)
    return user, password


def _case_of_my_branch(request: HttpRequest, pk: int) -> Case:
    case = case_or_404(request, pk)
    if post_for(request.user, Permission.KEEP_CASES, case.unit, localdate()) is None:
        raise Http404
    return case
