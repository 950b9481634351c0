"""The forms of a case: asked for, made in the background, handed out."""

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recruitment.cases.models import JOINT_VETTING
from recruitment.dossier.branch_copy import FULL
from recruitment.dossier.form_files import KIND, form_of
from recruitment.dossier.forms import FORMS
from recruitment.jobs.services import start_job

from ..job_pages.views import job_or_404
from ..sight import case_or_404
from .copies import copy_for, note_whole


@require_POST
def ask_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for one form of the case."""
    case = case_or_404(request, pk)
    form = FORMS.get(request.POST.get("form", ""))
    if form is None:
        raise Http404
    job = start_job(
        acting_user=request.user,
        kind=KIND,
        items=[(f"case:{case.pk}", case.person.name)],
        title=f"{case.person.name}　{_(form.title)}",
        unit=case.unit,
        form=form.word,
        copy=copy_for(request.user, case),
    )
    return redirect("job_page", pk=job.pk)


@require_safe
def form_file(request: HttpRequest, pk: int) -> FileResponse:
    """The form that a finished job made; the case must still be in the user's sight."""
    job = job_or_404(request, pk)
    if job.kind != KIND or job.started_by_id != request.user.pk:
        raise Http404
    case = case_or_404(request, job.items.get().subject_pk, noted=False)
    form = FORMS[job.options["form"]]
    copy = job.options["copy"]
    if copy == FULL and copy_for(request.user, case) != FULL:
        raise Http404
    try:
        file = io.BytesIO(form_of(case.pk, form.word, copy))
    except FileNotFoundError:
        raise Http404 from None
    if copy == FULL and JOINT_VETTING in form.shows:
        note_whole(request.user, [(case, now())])
    name = f"{case.person.name}-{_(form.title)}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")
