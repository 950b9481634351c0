"""Sheets on paper and in files: fetched as spreadsheet or print, brought back with the signed page."""

from pathlib import Path
from tempfile import TemporaryDirectory

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template, render_to_string
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.dossier.render import typeset
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.refusal import Refusal
from recruitment.vetting.models import RoundDepartment
from recruitment.vetting.sheets.issuing import Issued
from recruitment.vetting.sheets.layout import ANSWERS, GRADES, HEADINGS
from recruitment.vetting.sheets.writing import spreadsheet

from .. import rounds
from .answers import refused
from .sight import part_or_404

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def carried_or_404(request: HttpRequest, pk: int) -> RoundDepartment:
    """A department's part, for itself or for the organisation department that carries its paper."""
    part = RoundDepartment.objects.select_related("round__organiser", "unit", "prepared_by").filter(pk=pk).first()
    if part is None:
        raise Http404
    if post_for(request.user, Permission.FILE_CASES, part.round.organiser, localdate()) is None:
        return part_or_404(request, pk)
    return part


@require_POST
def vetting_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """生成审查表: a new number each time, as spreadsheet or as print."""
    part = carried_or_404(request, pk)
    try:
        issued = rounds.issue_sheet(part, acting_user=request.user)
        printed = request.POST.get("as") == "print"
        content = print_of(issued) if printed else spreadsheet(issued)
    except Refusal as refusal:
        return show(request, part, refused(request, refusal))
    ending, kind = ("pdf", "application/pdf") if printed else ("xlsx", _SPREADSHEET)
    response = HttpResponse(content, content_type=kind)
    name = f"{issued.heading.code}-{part.name}-{issued.heading.number}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def print_of(issued: Issued) -> bytes:
    """The same sheet as PDF, with its number and seal in a QR code."""
    head = issued.heading
    code = segno.make(f"{head.code}|{issued.part.pk}|{head.number}|{head.seal[:32]}", error="m", micro=False)
    context = {
        "issued": issued,
        "headings": HEADINGS,
        "qr": code.svg_inline(scale=2, border=2, omitsize=True),
        "answers": "／".join(ANSWERS),
        "grades": "／".join(GRADES),
    }
    html = render_to_string("vetting_pages/sheet.html", context)
    css = Path(get_template("vetting_pages/sheet.css").origin.name).read_text("utf-8")
    with TemporaryDirectory() as folder:
        target = Path(folder) / "sheet.pdf"
        typeset(html, css, target)
        return target.read_bytes()


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_import(request: HttpRequest, pk: int) -> HttpResponse:
    """导入: looked at first, then taken with the scan of the signed page."""
    part = carried_or_404(request, pk)
    if request.method != "POST":
        return show(request, part)
    sheet, scan = request.FILES.get("sheet"), request.FILES.get("scan")
    content = sheet.read() if sheet else b""
    try:
        if request.POST.get("act") == "look":
            return show(request, part, looked=rounds.look_at_sheet(part, acting_user=request.user, content=content))
        taken = rounds.take_sheet(
            part,
            acting_user=request.user,
            content=content,
            scan=scan.read() if scan else b"",
            scan_name=scan.name if scan else "",
        )
    except Refusal as refusal:
        return show(request, part, refused(request, refusal))
    messages.success(
        request, _("第{number}号表已采用，{department}已交卷。").format(number=taken.sheet, department=part.name)
    )
    return redirect("vetting_import", part.pk)


def show(request: HttpRequest, part: RoundDepartment, status: int = 200, looked=None) -> HttpResponse:
    part.refresh_from_db()
    context = {
        "part": part,
        "round": part.round,
        "sheets": part.sheets.order_by("-number")[:20],
        "pages": part.signed_pages.order_by("-number"),
        "looked": looked,
        "own": post_for(request.user, Permission.VET_PEOPLE, part.unit, localdate()) is not None,
    }
    return render(request, "vetting_pages/import.html", context, status=status)
