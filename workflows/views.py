"""The list of cases."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.cases.selectors import cases_in_sight
from recruitment.outcomes import State

from .worklist import open_items

PAGE_SIZE = 50


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """Cases by state and name, fifty to a page."""
    cases = cases_in_sight(request.user)
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
