"""公民身份号码: masked for whoever sees the case, entered by the branch, shown in full for a reason that is kept.

`MAY` is the rule; every showing is one entry in the journal and is counted on the page.
"""

from enum import StrEnum

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.cases.models import Case
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, organisation_department
from recruitment.people import identity
from recruitment.people.identity import IdentityNumberError
from recruitment.vetting.separation import conflicts

from ..case_pages.frame import frame
from ..case_pages.hands import Hands
from ..moves.turn import post_at, turn_at
from ..sight import case_or_404
from ..units import branch_of


class Act(StrEnum):
    ENTER = "enter"
    REVEAL = "reveal"


_WHO = (
    (Permission.KEEP_CASES, lambda case: case.unit),
    (Permission.DECIDE_CASES, lambda case: approving_committee(case.unit)),
    (Permission.FILE_CASES, lambda case: organisation_department(case.unit)),
)
MAY: dict[Permission, frozenset[Act]] = {
    Permission.KEEP_CASES: frozenset((Act.ENTER, Act.REVEAL)),
    Permission.DECIDE_CASES: frozenset((Act.REVEAL,)),
    Permission.FILE_CASES: frozenset((Act.REVEAL,)),
}
"""Everybody else who sees the case, an auditor for one, sees the number masked; a relative as well."""


def acts_of(hands: Hands) -> dict[Act, tuple]:
    """What the user may do with the number, each with permission and unit."""
    if conflicts(hands.user, [hands.case.pk], kept=False):
        return {}
    found: dict[Act, tuple] = {}
    for permission, unit_of in _WHO:
        if hands.holds(permission, unit := unit_of(hands.case)):
            found |= {act: (permission, unit) for act in MAY[permission] if act not in found}
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def identity_number(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    may = acts_of(Hands(request.user, case))
    if request.method != "POST":
        return _shown(request, case, may)
    act = request.POST.get("act")
    if act not in may:
        raise Http404
    try:
        if act == Act.REVEAL:
            return _shown(request, case, may, number=_reveal(request, case, may))
        for doubt in _enter(request, case):
            messages.warning(request, doubt)
        messages.success(request, _("公民身份号码已加密保存。"))
        return redirect("identity_number", pk)
    except IdentityNumberError as error:
        return _shown(request, case, may, errors={act: str(error)}, status=422)


def _reveal(request: HttpRequest, case: Case, may: dict) -> str:
    acting_as = post_at(request.user, *may[Act.REVEAL])
    by = {"acting_user": request.user, "acting_as": acting_as}
    return identity.reveal_identity_number(**by, person=case.person, reason=request.POST.get("reason", ""))


def _enter(request: HttpRequest, case: Case) -> list[str]:
    with turn_at(case, request.user) as turn:
        turn.act_as(branch_of.permission, branch_of.unit_for(turn.case))
        number = request.POST.get("number", "")[:40]
        return identity.record_identity_number(**turn.by, person=turn.case.person, number=number)


def _shown(request: HttpRequest, case: Case, may, *, number: str = "", errors=None, status: int = 200):
    case.person.refresh_from_db()
    context = frame(request, case, "case_page") | {
        "masked": identity.masked_number(case.person),
        "number": number,
        "may_enter": Act.ENTER in may,
        "may_reveal": Act.REVEAL in may,
        "reveals": identity.reveals_of(case.person),
        "errors": errors or {},
        "typed": request.POST,
    }
    return render(request, "vetting_pages/identity.html", context, status=status)
