"""The first page: the rounds of the organisation department, the replies that a department owes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Permission
from recruitment.vetting.models import Objection
from recruitment.vetting.selectors import parts_of, rounds_of
from recruitment.vetting.vocabulary import RoundState

from .lifting import to_be_lifted
from .sight import units_with

SHOWN = 50


@require_safe
def vetting_inbox(request: HttpRequest) -> HttpResponse:
    """What the user may do in the joint vetting, by post."""
    return show(request)


def show(request: HttpRequest, status: int = 200) -> HttpResponse:
    """The page; after a refusal with what was typed to open a round."""
    departments = [u for u in units_with(request.user, Permission.FILE_CASES) if u.type == UnitType.ORG_DEPARTMENT]
    own = units_with(request.user, Permission.VET_PEOPLE)
    context = {
        "organisers": departments,
        "rounds": rounds_of([unit.path for unit in departments])[:SHOWN],
        "units": own,
        "parts": parts_of(own)[:SHOWN],
        "objections": _objections(request.user),
        "liftable": to_be_lifted(request.user, _paths(request.user)),
        "today": localdate(),
        "year": request.POST.get("year", localdate().year),
        "approval": request.POST.get("approval", ""),
    }
    return render(request, "vetting_pages/inbox.html", context, status=status)


def _paths(user) -> list[str]:
    return [unit.path for unit in units_with(user, Permission.DECIDE_CASES)]


def _objections(user):
    """Objections that wait for a committee in which the user holds a post."""
    paths = _paths(user)
    found = Objection.objects.filter(decision="", verified_on__isnull=False, heard_on__isnull=False)
    found = found.exclude(person__round__state=RoundState.CANCELLED)
    found = found.select_related("person__round", "person__case__unit")
    return [o for o in found.order_by("pk")[:200] if any(o.person.case.unit.path.startswith(path) for path in paths)]
