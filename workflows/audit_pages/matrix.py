"""矩阵: people × 25 steps, people × 72 papers; each cell opens what lies behind it; and all of it as a spreadsheet."""

from collections import Counter, defaultdict

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.audit.models import Campaign, Finding
from recruitment.audit.questions.matrix import Sign, paper_cells, step_cells
from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.papers import PAPERS
from recruitment.steps import Stage, Step

from ..case_pages.record import record_of
from ..desks.workbook import workbook
from ..sight import case_or_404
from ..worklist import open_items
from .access import supervising
from .matrix_search import STANDING, MatrixSearch

PAGE_SIZE = 50
MOST_ROWS = 20_000
_AT_A_TIME = 500


def rows_of(cases: list[Case], of_papers: bool, campaign: Campaign | None) -> list[tuple[Case, State, int, list]]:
    """State, findings that stand, and the cells of these cases; the same number of statements for any number."""
    if of_papers:
        cells = paper_cells(cases)
    else:
        waiting = defaultdict(set)
        for item in open_items([case.pk for case in cases]):
            waiting[item.case_id].add(item.step)
        cells = step_cells(cases, waiting)
    standing = _standing(cases, campaign)
    return [(case, State(case.state), standing[case.pk], cells[case.pk]) for case in cases]


def _shown(rows: list, of_papers: bool):
    """As the template wants them: thousands of cells, so each word is translated and each address made once."""
    words = {sign: (sign.value, sign.sign, str(sign.word)) for sign in Sign}
    root, below = reverse("audit_matrix"), "papers/" if of_papers else ""
    for case, state, standing, cells in rows:
        shown = [(cell.column, *words[cell.sign]) for cell in cells]
        yield case, state, standing, f"{root}{case.pk}/{below}", shown


def _standing(cases: list[Case], campaign: Campaign | None) -> Counter:
    found = Finding.objects.filter(item__case__in=cases, state__in=STANDING)
    if campaign is not None:
        found = found.filter(item__campaign=campaign)
    return Counter(found.values_list("item__case", flat=True))


def columns_of(of_papers: bool) -> list[tuple[int, str, str]]:
    """Number, key and name of each column."""
    if of_papers:
        return [(paper.number, paper.key, paper.label) for paper in PAPERS.values()]
    return [(step.number, step.value, step.label) for step in Step]


@require_safe
@supervising()
def matrix(request: HttpRequest) -> HttpResponse:
    search = MatrixSearch(request.GET, request.user)
    of_papers = search.of_papers
    page = Paginator(search.cases(), PAGE_SIZE).get_page(request.GET.get("page"))
    stages = [] if of_papers else [(stage, sum(step.stage == stage for step in Step)) for stage in Stage]
    context = {
        "search": search,
        "page": page,
        "rows": _shown(rows_of(list(page), of_papers, search.within), of_papers),
        "columns": columns_of(of_papers),
        "width": len(columns_of(of_papers)) + 4,
        "stages": stages,
        "of_papers": of_papers,
        "signs": list(Sign),
    }
    return render(request, "audit_pages/matrix.html", context)


@require_safe
@supervising()
def matrix_workbook(request: HttpRequest) -> HttpResponse:
    """The whole selection as xlsx: the word of each cell, as text."""
    search = MatrixSearch(request.GET, request.user)
    of_papers, cases = search.of_papers, search.cases()
    head = [(_("姓名"), 12), (_("党支部"), 24), (_("状态"), 12), (_("问题"), 6)]
    head += [(f"{number} {name}", 9) for number, _key, name in columns_of(of_papers)]
    told = search.title
    if (count := cases.count()) > MOST_ROWS:
        told += " · " + _("共 {count} 人，本表只列前 {most} 人，请缩小范围后另行导出").format(
            count=count, most=MOST_ROWS
        )
    written = workbook(_("案卷完整性"), told, head, _written(cases[:MOST_ROWS], of_papers, search.within))
    response = HttpResponse(written, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = 'attachment; filename="matrix.xlsx"'
    return response


def _written(cases, of_papers: bool, campaign: Campaign | None):
    for start in range(0, MOST_ROWS, _AT_A_TIME):
        piece = list(cases[start : start + _AT_A_TIME])
        for case, state, standing, cells in rows_of(piece, of_papers, campaign):
            beside = case.person.name, case.unit.name, state.label, standing
            yield [*beside, *(f"{c.sign.sign} {c.sign.word}" for c in cells)]
        if len(piece) < _AT_A_TIME:
            return


@require_safe
@supervising()
def matrix_cell(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """What lies behind a cell: each attempt at the step with its facts, verdicts and articles; papers, findings."""
    if step not in set(Step):
        raise Http404
    case = case_or_404(request, pk)
    papers = case.materials.filter(key__in=[p.key for p in PAPERS.values() if p.step == step])
    found = Finding.objects.filter(item__case=case, step=step).exclude(state=Finding.State.GONE)
    context = {
        "case": case,
        "step": Step(step),
        "record": record_of(case, step),
        "papers": papers.order_by("key", "version"),
        "findings": found.select_related("item__campaign").order_by("-pk"),
    }
    return render(request, "audit_pages/matrix_cell.html", context)
