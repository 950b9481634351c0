"""A paper's file handed out: only to who may see the case, and never run by a browser."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recruitment import jail
from recruitment.cases.models import Case, Material
from recruitment.cases.paper_list import JOINT_VETTING_FORM

from ..sight import case_or_404
from .frame import frame
from .hands import Hands

SHOWN_PAGES = 10
WIDTH = 900
SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_safe
def material(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """One version of a paper: what is recorded of it, and its first pages as pictures."""
    case = case_or_404(request, pk)
    found = _file_of(request, case, material)
    pages = range(1, min(found.pages or 1, SHOWN_PAGES) + 1)
    context = {"material": found, "pages": pages, "more": max((found.pages or 1) - SHOWN_PAGES, 0)}
    return render(request, "case_pages/material.html", frame(request, case, "materials") | context)


@require_safe
def material_file(request: HttpRequest, pk: int, material: int) -> FileResponse:
    """The file as it was received."""
    found = _file_of(request, case_or_404(request, pk), material)
    path = Path(settings.MEDIA_ROOT) / found.file.name
    if not path.is_file():
        raise Http404
    name = found.file_name or f"{found.key}-{found.version}"
    handed = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    return sealed(handed)


@require_safe
def material_picture(request: HttpRequest, pk: int, material: int, page: int) -> HttpResponse:
    """One of the first pages as a picture. It is drawn in a confined child process, once, and then kept."""
    found = _file_of(request, case_or_404(request, pk), material)
    if not 1 <= page <= min(found.pages or 1, SHOWN_PAGES):
        raise Http404
    try:
        picture = picture_of(found, page)
    except jail.Jailbreak as broken:
        raise Http404(broken.sentence) from None
    return sealed(HttpResponse(picture, content_type="image/jpeg"))


def picture_of(material: Material, page: int) -> bytes:
    """The kept picture, or a new one."""
    kept = Path(settings.VAR_DIR) / "pictures" / material.sha256[:2] / f"{material.sha256}-{page}.jpg"
    if kept.exists():
        return kept.read_bytes()
    content = (Path(settings.MEDIA_ROOT) / material.file.name).read_bytes()
    picture = jail.run("page_picture", content, str(page), str(WIDTH))
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as draft:
        draft.write(picture)
    os.replace(draft.name, kept)
    return picture


def sealed(answer: HttpResponse) -> HttpResponse:
    """With the headers of what strangers made."""
    for name, value in SEALED.items():
        answer[name] = value
    return answer


def _file_of(request: HttpRequest, case: Case, pk: int) -> Material:
    found = get_object_or_404(Material.objects.select_related("recorded_by").exclude(sha256=""), pk=pk, case=case)
    if found.key == JOINT_VETTING_FORM and not Hands(request.user, case).reads_vetting:
        raise Http404  # the branch and the auditor read the result, not what a department wrote
    return found
