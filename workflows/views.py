"""Pages to read: the list of cases and one case's timeline. Acting on a case comes with the desks."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight, timeline_of
from recruitment.outcomes import State

from .worklist import open_items

PAGE_SIZE = 50


def sighted(view):
    """Only people with a post see cases, and those below it; the demonstration district is open to read."""

    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not settings.DEMO and not request.user.is_authenticated:
            return redirect("sign_in")
        return view(request, *args, cases=cases_in_sight(None if settings.DEMO else request.user), **kwargs)

    return require_safe(guarded)


@sighted
def case_list(request: HttpRequest, *, cases) -> HttpResponse:
    """Cases by state and name, fifty to a page."""
    state, name = request.GET.get("state", ""), request.GET.get("name", "").strip()
    if state in set(State):
        cases = cases.filter(state=state)
    if name:
        cases = cases.filter(person__name__contains=name)
    page = Paginator(cases.select_related("person", "unit").order_by("-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    waiting = {}
    for item in open_items([case.pk for case in page]):
        waiting.setdefault(item.case_id, []).append(item)
    rows = [(case, State(case.state), waiting.get(case.pk, ())) for case in page]
    context = {"page": page, "rows": rows, "states": list(State), "state": state, "name": name}
    return render(request, "workflows/case_list.html", context)


@sighted
def case_timeline(request: HttpRequest, pk: int, *, cases) -> HttpResponse:
    """The 25 steps of one case: done, open now, to come."""
    case: Case = get_object_or_404(cases.select_related("person", "unit"), pk=pk)
    context = {"case": case, "state": State(case.state), "stages": timeline_of(case, open_items([case.pk]))}
    return render(request, "workflows/case_timeline.html", context)
