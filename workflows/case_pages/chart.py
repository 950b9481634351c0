"""流程图: the BPMN picture of a stage with the place of the case in it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.cases.models import Case
from recruitment.steps import Stage

from ..procedure import CURRENT
from ..sight import case_or_404
from .board import Board, board_of
from .frame import frame
from .picture import Node, picture_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A node and how it stands in this case; "" where only steps are marked."""

    node: Node
    standing: str


@require_safe
def case_chart(request: HttpRequest, pk: int) -> HttpResponse:
    """The stage in which the case is, or the one asked for."""
    case = case_or_404(request, pk)
    board = board_of(case)
    asked = request.GET.get("stage", "")
    stage = Stage(int(asked)) if asked in ("1", "2", "3", "4", "5") else _stage_of(board)
    flow = _flow_of(case, stage)
    picture = picture_of(flow)
    standing = {place.step: place.standing for place in board.places}
    context = {
        "picture": picture,
        "nodes": [Marked(node, standing.get(node.name, "")) for node in picture.nodes],
        "stage": stage,
        "column": next(column for column in board.columns if column.stage is stage),
        "stages": list(Stage),
    }
    return render(request, "case_pages/chart.html", frame(request, case, "case_chart") | context)


def _stage_of(board: Board) -> Stage:
    """Where something is open, else where something was done last."""
    opened = [column.stage for column in board.columns if any(place.waiting for place in column.places)]
    done = [column.stage for column in board.columns if column.done]
    return (opened or done[-1:] or [Stage.APPLICATION])[0]


def _flow_of(case: Case, stage: Stage):
    """The flow under which the case went through the stage last, else today's."""
    run = case.stage_runs.filter(stage=stage).select_related("process").order_by("pk").last()
    return run.process.flow_class if run else CURRENT[stage]
