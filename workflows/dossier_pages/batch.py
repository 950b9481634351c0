"""Dossiers of a whole selection: one job, and one zip with an index sheet when it is done."""

import csv
import io
import tempfile
import zipfile

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight
from recruitment.dossier.branch_copy import BRANCH, FULL
from recruitment.dossier.kept import file_of
from recruitment.dossier.models import DossierVersion
from recruitment.dossier.work import KIND, copy_of
from recruitment.jobs.models import JobItem
from recruitment.jobs.services import start_job
from recruitment.organisation.selectors import permissions_of
from recruitment.outcomes import State

from ..job_pages.views import job_or_404
from ..navigation import WHO_SEE_CASES
from .copies import note_whole, whole_for

MOST = 2000
PAGE_SIZE = 50


class Selection(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("状态"),
        required=False,
        choices=lambda: [("", _("全部状态")), *((s.value, s.label) for s in State)],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_batch(request: HttpRequest) -> HttpResponse:
    """Choose by state; POST asks for all that are shown, or for those that are ticked. It is for posts with cases."""
    if not permissions_of(request.user).intersection(WHO_SEE_CASES):
        raise Http404
    form = Selection(request.POST if request.method == "POST" else request.GET)
    cases = cases_in_sight(request.user).select_related("person", "unit").order_by("pk")
    if form.is_valid() and form.cleaned_data["state"]:
        cases = cases.filter(state=form.cleaned_data["state"])
    if request.method == "POST":
        return _ask(request, cases)
    page = Paginator(cases, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "dossier_pages/batch.html", {"form": form, "page": page, "most": MOST})


def _ask(request: HttpRequest, cases) -> HttpResponse:
    ticked = [int(key) for key in request.POST.getlist("case") if key.isascii() and key.isdigit() and len(key) < 19]
    if not request.POST.get("all"):
        cases = cases.filter(pk__in=ticked)
    chosen = list(cases[: MOST + 1])
    if not chosen or len(chosen) > MOST:
        text = (
            _("没有选中案卷；请勾选，或选择“全部”。")
            if not chosen
            else _("一次最多 {most} 人，请按状态分批。").format(most=MOST)
        )
        messages.error(request, text)
        return redirect("dossier_batch")
    job = start_job(
        acting_user=request.user,
        kind=KIND,
        items=[(f"case:{case.pk}", f"{case.person.name}，{case.unit.name}") for case in chosen],
        title=_("生成 {count} 人的档案").format(count=len(chosen)),
        copy=BRANCH,
        whole=sorted(whole_for(request.user, chosen)),
    )
    return redirect("job_page", pk=job.pk)


@require_safe
def dossier_bundle(request: HttpRequest, pk: int) -> FileResponse:
    """The dossiers of a finished job as one zip with an index sheet; only cases that are still in the user's sight."""
    job = job_or_404(request, pk)
    if job.kind != KIND or job.started_by_id != request.user.pk:
        raise Http404
    keys = [item.subject_pk for item in job.items.filter(state=JobItem.State.DONE).order_by("pk")]
    cases = cases_in_sight(request.user).filter(pk__in=keys).select_related("person", "unit").in_bulk()
    whole = whole_for(request.user, cases.values())
    wanted = {pk: copy_of(job, pk) for pk in cases}
    made = DossierVersion.objects.filter(case__in=cases).order_by("version")
    latest = {v.case_id: v for v in made if v.copy == wanted[v.case_id] and (v.copy == BRANCH or v.case_id in whole)}
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr("index.csv", "\ufeff" + _index(cases, latest))
        for pk, version in latest.items():
            bundle.writestr(_name(cases[pk], version), file_of(version))
    note_whole(
        request.user, [(cases[pk], version.rendered_at) for pk, version in latest.items() if version.copy == FULL]
    )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"dossiers-{job.pk}.zip", content_type="application/zip")


def _name(case: Case, version: DossierVersion) -> str:
    name = "".join(sign if sign.isalnum() or sign == "·" else "_" for sign in case.person.name)
    return f"{case.pk:06d}-{name}-{version.version}.pdf"


def _index(cases: dict[int, Case], latest: dict[int, DossierVersion]) -> str:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow([_("序号"), _("姓名"), _("党支部"), _("卷别"), _("版次"), _("页数"), _("文件"), "SHA-256"])
    for number, (pk, version) in enumerate(latest.items(), 1):
        case, digest = cases[pk], version.signed_sha256 or version.sha256
        named = [_plain(case.person.name), _plain(case.unit.name), version.get_copy_display()]
        sheet.writerow([number, *named, version.version, version.pages, _name(case, version), digest])
    return out.getvalue()


def _plain(text: str) -> str:
    """Never a formula, whatever a name begins with."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
