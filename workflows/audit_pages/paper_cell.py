"""A paper of the matrix: how it stands and why; each version with its day, pages and hash; who said what instead."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from recruitment.audit.models import Finding
from recruitment.audit.questions.matrix import Sign, paper_cells
from recruitment.cases.models import Archiving, Case
from recruitment.papers import PAPERS, Paper
from recruitment.steps import Step

from ..sight import case_or_404
from .access import supervising

MEANING = {
    Sign.DONE: _("案卷内存有原件的扫描件。"),
    Sign.ATTESTED: _("归档记录载明这份材料已随纸质档案归档；系统内没有扫描件，核对须看原件。"),
    Sign.SPARED: _("这份材料不适用，理由已经上级党委核准。"),
    Sign.PROPOSED: _("党支部称这份材料不适用，上级党委还没有核准，暂按未齐备对待。"),
    Sign.MISSING: _("所属环节已经办理，这份材料应有而没有，也没有经核准的理由。"),
    Sign.UNKNOWN: _("所属环节已经办理，但没有人登记过这份材料的有无：既不能当作已有，也不能当作缺少。"),
    Sign.LATER: _("所属环节还没有办理。"),
    Sign.OPTIONAL: _("不是必备的材料，有则登记。"),
}


@require_safe
@supervising()
def paper_cell(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    if key not in PAPERS:
        raise Http404
    case, paper = case_or_404(request, pk), PAPERS[key]
    (cell,) = (cell for cell in paper_cells([case])[case.pk] if cell.column == key)
    versions = list(
        case.materials.filter(key=key).select_related("recorded_by", "decision__decided_by").order_by("-version")
    )
    context = {
        "case": case,
        "paper": paper,
        "step": Step(paper.step),
        "sign": cell.sign,
        "meaning": MEANING[cell.sign],
        "versions": versions,
        "archived": _archived(case, key),
        "acts": case.acts.filter(step=paper.step.value, superseded=False).order_by("attempt"),
        "findings": _findings(case, paper, [row.pk for row in versions]),
    }
    return render(request, "audit_pages/paper_cell.html", context)


def _archived(case: Case, key: str) -> Archiving | None:
    """The archive record that lists the paper."""
    rows = Archiving.objects.filter(act__case=case, act__superseded=False).select_related("act")
    return next((row for row in rows if key in (row.materials or ())), None)


def _findings(case: Case, paper: Paper, versions: list[int]):
    """That it is lacking, what a version of it gave away, and dates that contradict it."""
    about = Q(evidence__in=[f"lacking:{paper.key}", *(f"paper:{version}" for version in versions)])
    about |= Q(evidence__startswith=f"dates:paper.{paper.key}-") | Q(evidence__endswith=f"-paper.{paper.key}")
    rows = Finding.objects.filter(about, item__case=case).exclude(state=Finding.State.GONE)
    return rows.select_related("item__campaign").order_by("-pk")
