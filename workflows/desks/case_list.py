"""案卷: all cases in sight, filtered, sorted, paged."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from ..bulk.allowed import TOGETHER
from ..models import ENTERED_AT
from .duties import duties_here, waiting_for
from .found import MOST, FoundCases, Row
from .saved import forms_shown, searches_for
from .search import SORTS, CaseSearch


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a column that sorts: what it is called, how it stands, what a click asks for."""

    label: str | Promise
    standing: str
    next: str


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    duties = duties_here(request)
    search = CaseSearch(request.GET, request.user, duties)
    page = Paginator(FoundCases(search), search.page_size).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    mark_mine(rows, duties, search.given("step"))
    context = {
        "search": search,
        "page": page,
        "most": MOST if page.paginator.count > MOST else None,
        "rows": rows,
        "headers": headers(search.order),
        "step": search.given("step"),
        "together": search.given("step") in (*TOGETHER, *ENTERED_AT) and any(row.may_be_chosen for row in rows),
        "entries": search.given("step") in ENTERED_AT,
        **forms_shown(request, list(searches_for(request.user, duties))),
    }
    return render(request, "desks/case_list.html", context)


def headers(sort: str) -> dict[str, Header]:
    key, backwards = sort.lstrip("-"), sort.startswith("-")
    found = {}
    for name, label in SORTS.items():
        standing = "none" if name != key else "descending" if backwards else "ascending"
        found[name] = Header(label, standing, f"-{name}" if standing == "ascending" else name)
    return found


def mark_mine(rows: list[Row], duties: list, step: str) -> None:
    """Each item says whether it waits for this user, each row whether `step` does."""
    items = [item.pk for row in rows for item in row.items]
    mine = set(waiting_for(duties).filter(pk__in=items).values_list("pk", flat=True)) if items else set()
    for row in rows:
        for item in row.items:
            item.mine = item.pk in mine
            row.may_be_chosen |= item.mine and item.step == step
