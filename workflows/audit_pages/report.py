"""督查报告 and 反馈函: on the page, as PDF, as a spreadsheet."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template, render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.audit.catalogue import CODES
from recruitment.audit.models import Campaign
from recruitment.audit.pictures import MOST_UNITS, bars, funnel, heat_map
from recruitment.audit.questions.report import report_of
from recruitment.audit.questions.surge import signs_of
from recruitment.dossier.render import typeset

from ..desks.workbook import book_of
from .access import campaign_or_404, supervising
from .report_sheets import sheets_of
from .told import done

_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def told_of(campaign: Campaign) -> dict:
    """What page, PDF and spreadsheet show."""
    found = report_of(campaign)
    units, _steps, counts = found.heat
    return {
        "campaign": campaign,
        "report": found,
        "assignments": campaign.assignments.select_related("auditor").order_by("pk"),
        "letters": campaign.letters.count(),
        "open_sums": [sum(row[place] for row in found.open_by_unit) for place in (1, 2)],
        "signs": signs_of(campaign),
        "heat_map": heat_map(_("环节×党组织的问题数"), units, counts),
        "funnel": funnel(_("受查案卷到达的阶段"), found.funnel),
        "ageing": bars(_("未整改问题的时间"), found.ages),
        "left_out": max(0, len(units) - MOST_UNITS),
        "today": localdate(),
    }


@require_safe
@supervising()
def report(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "audit_pages/report.html", told_of(campaign_or_404(request, pk)))


@require_safe
@supervising()
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = campaign_or_404(request, pk)
    return _pdf(request, "audit_pages/report_pdf.html", told_of(campaign), f"report-{campaign.pk}.pdf")


@require_safe
@supervising()
def report_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    told = told_of(campaign_or_404(request, pk))
    response = HttpResponse(book_of(sheets_of(told)), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="report-{pk}.xlsx"'
    return response


def _letter(request: HttpRequest, pk: int, number: int) -> dict:
    campaign = campaign_or_404(request, pk)
    found = campaign.letters.select_related("unit", "issued_by").filter(number=number).first()
    if found is None:
        raise Http404
    rows = found.rectifications.select_related("finding__item__case__person").order_by("finding__item__place", "pk")
    lines = [(row, CODES[row.finding.code]) for row in rows]
    return {"campaign": campaign, "letter": found, "lines": lines, "today": localdate()}


@require_safe
@supervising()
def letter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return render(request, "audit_pages/letter.html", _letter(request, pk, number))


@require_safe
@supervising()
def letter_pdf(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _pdf(request, "audit_pages/letter_pdf.html", _letter(request, pk, number), f"letter-{pk}-{number}.pdf")


def _pdf(request: HttpRequest, template: str, context: dict, name: str) -> HttpResponse:
    css = Path(get_template("audit_pages/print.css").origin.name).read_text("utf-8")
    html = render_to_string(template, context)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        if not done(request, lambda: typeset(html, css, target)):
            return render(request, "audit_pages/no_pdf.html", status=503)
        response = HttpResponse(target.read_bytes(), content_type=_PDF)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
