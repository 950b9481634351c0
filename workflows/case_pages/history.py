"""经过: what the journal says of a case, the latest first, in sentences."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.journal.models import JournalEntry
from recruitment.journal.selectors import entries_of

from ..sight import case_or_404
from ..units import name_of
from .frame import frame
from .journal_sentences import said

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Line:
    seq: int
    at: datetime
    happened_on: date | None
    said: str
    who: str
    acting_as: str


@require_safe
def case_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Both clocks, the sentence, who in which post."""
    case = case_or_404(request, pk)
    entries = entries_of(f"case:{case.pk}").select_related("actor").order_by("-seq")
    page = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": [line_of(entry) for entry in page]}
    return render(request, "case_pages/history.html", frame(request, case, "case_history") | context)


def line_of(entry: JournalEntry) -> Line:
    who = name_of(entry.actor) if entry.actor else ""
    return Line(entry.seq, entry.at, entry.happened_on, said(entry), who, entry.acting_as)
