"""One case's dossiers: the versions there are, and the request for the latest."""

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.dossier.branch_copy import BRANCH, FULL
from recruitment.dossier.forms import FORMS
from recruitment.dossier.kept import file_of
from recruitment.dossier.models import DossierVersion
from recruitment.dossier.work import KIND
from recruitment.jobs.models import JobItem
from recruitment.jobs.services import start_job
from recruitment.organisation.selectors import nearest_post

from ..case_pages.frame import frame
from ..sight import case_or_404
from .copies import copy_for, note_whole


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of the case's dossier; POST asks for one of today's facts."""
    case = case_or_404(request, pk)
    copy = copy_for(request.user, case)
    if request.method == "POST":
        post = nearest_post(request.user, case.unit)
        job = start_job(
            acting_user=request.user,
            acting_as=str(post) if post else "",
            kind=KIND,
            items=[(f"case:{case.pk}", case.person.name)],
            title=f"{case.person.name}　{DossierVersion.Copy(copy).label}",
            unit=case.unit,
            copy=copy,
        )
        return redirect("job_page", pk=job.pk)
    shown = [FULL, BRANCH] if copy == FULL else [BRANCH]
    versions = DossierVersion.objects.filter(case=case, copy__in=shown).order_by("-pk")
    running = JobItem.objects.filter(
        kind=KIND, subject=f"case:{case.pk}", job__started_by=request.user, state__in=("waiting", "running")
    ).first()
    context = {
        **frame(request, case, "dossier_page"),
        "versions": versions,
        "copy": DossierVersion.Copy(copy).label,
        "running": running,
    }
    context["forms"] = [(form.word, _(form.title)) for form in FORMS.values()]
    return render(request, "dossier_pages/case.html", context)


@require_safe
def dossier_file(request: HttpRequest, pk: int, copy: str, version: int) -> FileResponse:
    """One version, as it was made."""
    case = case_or_404(request, pk)
    if copy == FULL and copy_for(request.user, case) != FULL:
        raise Http404
    found = get_object_or_404(DossierVersion, case=case, copy=copy, version=version)
    try:
        file = io.BytesIO(file_of(found))
    except FileNotFoundError:
        raise Http404 from None
    if copy == FULL:
        note_whole(request.user, [(case, found.rendered_at)])
    name = f"{case.person.name}-{found.get_copy_display()}-{version}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")
