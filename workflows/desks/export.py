"""导出 Excel: the cases that the list shows, in its order, and that they were taken out is in the journal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from recruitment.journal import services as journal

from ..templatetags.official import cited
from ..units import name_of
from .duties import Duty, duties_of
from .found import FoundCases, Row
from .search import CaseSearch
from .workbook import workbook

MOST = 5000
"""Rows in one sheet: a page's answer, not a night's work."""
HEAD = [
    (gettext_lazy("序号"), 6),
    (gettext_lazy("案卷编号"), 9),
    (gettext_lazy("姓名"), 16),
    (gettext_lazy("党支部"), 28),
    (gettext_lazy("状态"), 16),
    (gettext_lazy("在办环节"), 26),
    (gettext_lazy("办理单位"), 24),
    (gettext_lazy("时限"), 16),
    (gettext_lazy("依据"), 24),
    (gettext_lazy("立卷日期"), 12),
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@transaction.atomic
def export_cases(request: HttpRequest) -> HttpResponse:
    duties = duties_of(request.user)
    search = CaseSearch(request.GET, request.user, duties)
    found = FoundCases(search)
    if (count := search.cases().count()) > MOST:  # exactly, to be told
        told = ngettext(
            "共 {n} 件，一次最多导出 {most} 件。请先按党组织、阶段或状态缩小范围。",
            "共 {n} 件，一次最多导出 {most} 件。请先按党组织、阶段或状态缩小范围。",
            count,
        )
        messages.error(request, told.format(n=count, most=MOST))
        return HttpResponseRedirect(f"{reverse('case_list')}?{request.GET.urlencode()}")
    rows = [_line(place, row) for place, row in enumerate(found[0:count] if count else [], 1)]
    written = workbook(gettext("案卷清单"), _subtitle(request.user, duties), [(str(n), w) for n, w in HEAD], rows)
    journal.record(
        acting_user=request.user,
        acting_as=str(duties[0].posts[0]) if duties else "",
        action="list_exported",
        subject=f"user:{request.user.pk}",
        details={"count": len(rows)},
    )
    headers = {"Content-Disposition": f'attachment; filename="cases-{localdate():%Y%m%d}.xlsx"'}
    return HttpResponse(written, content_type=XLSX, headers=headers)


def _subtitle(user, duties: list[Duty]) -> str:
    unit = duties[0].posts[0].unit.name if duties else ""
    told = gettext("填报单位：{unit}　填报人：{person}　日期：{day}")
    return told.format(unit=unit, person=name_of(user), day=date_format(localdate(), gettext("Y年n月j日")))


def _line(place: int, row: Row) -> list[str]:
    def each(values) -> str:
        return "\n".join(str(value) for value in values)

    return [
        str(place),
        str(row.case.pk),
        row.case.person.name,
        row.case.unit.name,
        row.state.label,
        each(item.numbered_step for item in row.items),
        each(item.unit.name for item in row.items),
        each(f"{item.due_on} {item.deadline}" if item.due_on else item.deadline for item in row.items),
        each(cited(item.due_article) or "—" for item in row.items),
        f"{row.case.opened_at:%Y-%m-%d}",
    ]
