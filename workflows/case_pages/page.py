"""The case on one screen, and one step of it with everything that is recorded."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from recruitment.cases.paper_list import PaperState, paper_list
from recruitment.cases.services import ENDED

from ..sight import case_or_404
from .board import board_of
from .frame import frame
from .hands import Hands
from .links import way_to
from .record import STEPS, record_of


@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, now, coming, blocked: the 25 steps."""
    case = case_or_404(request, pk)
    board, hands = board_of(case), Hands(request.user, case)
    now = [(place, hands.may_take(place.waiting), way_to("step_page", case.pk, place.step)) for place in board.now]
    papers = [line for line in paper_list(case, board.reached) if line.state not in _NOT_PRINTED]
    context = {
        "board": board,
        "now": now,
        "over": case.state in ENDED,
        "moves": hands.moves(board.known.waiting),
        "today": localdate(),
        "papers": papers,
        "held": [line for line in papers if line.state is PaperState.HELD],
    }
    return render(request, "case_pages/case.html", frame(request, case, "case_page") | context)


@require_safe
def case_record(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """一事一记: one step, as a page of its own or opened within the case page."""
    case = case_or_404(request, pk)
    if step not in STEPS:
        raise Http404
    context = {"record": record_of(case, step)}
    if request.htmx:
        return render(request, "case_pages/record.html", {"case": case} | context)
    return render(request, "case_pages/record_page.html", frame(request, case, "case_page") | context)


_NOT_PRINTED = (PaperState.OPTIONAL, PaperState.LATER)
