"""The scan of a department's signed page, handed out on record. A post: looking at it is an act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from recruitment.refusal import Refusal
from recruitment.vetting.models import SignedPage

from .. import rounds
from ..case_pages.files import sealed
from .answers import refused
from .sheets import carried_or_404, show


@require_POST
def vetting_signed_page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    part = carried_or_404(request, pk)
    kept = get_object_or_404(SignedPage.objects.select_related("department__round"), pk=page, department=part)
    try:
        content = rounds.open_page(kept, acting_user=request.user)
    except Refusal as refusal:
        return show(request, part, refused(request, refusal))
    response = sealed(HttpResponse(content, content_type="application/octet-stream"))
    response["Content-Disposition"] = content_disposition_header(True, kept.file_name or f"{part.name}-{kept.number}")
    return response
