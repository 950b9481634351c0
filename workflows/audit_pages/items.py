"""One case of a campaign: what was found, the checklist, the dates side by side."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recruitment.audit.catalogue import CODES, Code, Kind
from recruitment.audit.gathering import gather
from recruitment.audit.models import Campaign, Finding, HumanCheck, Item
from recruitment.audit.questions.dates import date_rows
from recruitment.audit.questions.score import score
from recruitment.audit.services import deciding

from ..rectifying.posts import as_auditor
from ..sight import note_reading
from .access import campaign_or_404, item_or_404, supervising
from .told import done

_TO_DECIDE = (Finding.State.FLAGGED, Finding.State.OPEN)


@require_safe
@supervising()
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    campaign = campaign_or_404(request, pk)
    return _shown(request, campaign, item_or_404(request, campaign, item))


def _shown(request: HttpRequest, campaign: Campaign, found: Item, status: int = 200) -> HttpResponse:
    """What was refused comes back as it was typed."""
    note_reading(request, found.case)
    typed, told = request.POST, _number(request.POST.get("finding"))
    findings = list(found.findings.exclude(state=Finding.State.GONE).order_by("severity", "code"))
    ticked = {check.code: check for check in found.human_checks.all()}
    lines = [_line(code, ticked.get(code.code), typed) for code in CODES.values() if code.kind is Kind.HUMAN]
    gathered = gather([found.case_id], campaign.as_of)
    context = {
        "campaign": campaign,
        "item": found,
        "findings": [(finding, CODES[finding.code], finding.state in _TO_DECIDE) for finding in findings],
        "told": told,
        "typed": typed,
        "lines": lines,
        "answers": HumanCheck.Answer.choices,
        "dates": date_rows(gathered[0]) if gathered else [],
        "score": score(findings),
        "next": campaign.items.filter(place__gt=found.place, checked_at=None).order_by("place").first(),
    }
    return render(request, "audit_pages/item.html", context, status=status)


def _line(code: Code, check: HumanCheck | None, typed) -> tuple[Code, str, str]:
    """A line of the checklist, its answer and its note: as typed, or as recorded."""
    answer, note = (check.answer, check.note) if check else ("", "")
    return code, typed.get(f"answer-{code.code}", answer), typed.get(f"note-{code.code}", note)


@require_POST
@supervising()
def decide(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    campaign = campaign_or_404(request, pk)
    found = item_or_404(request, campaign, item)
    findings = found.findings.filter(pk=_number(request.POST.get("finding")))
    stands, note = request.POST.get("stands") == "1", request.POST.get("note", "")

    def move():
        acting_as = as_auditor(request.user, campaign, found.case.unit)
        deciding.decide(acting_user=request.user, acting_as=acting_as, findings=findings, stands=stands, note=note)

    if not done(request, move, _("已认定。")):
        return _shown(request, campaign, found, status=422)
    return redirect("audit_item", pk, found.pk)


@require_POST
@supervising()
def check(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """The checklist as it was ticked; what nobody ticked is clear when the button says so."""
    campaign = campaign_or_404(request, pk)
    found = item_or_404(request, campaign, item)

    @transaction.atomic
    def move():
        acting_as = as_auditor(request.user, campaign, found.case.unit)
        by = {"acting_user": request.user, "acting_as": acting_as}
        for code in CODES:
            if answer := request.POST.get(f"answer-{code}"):
                note = request.POST.get(f"note-{code}", "")
                deciding.check_by_hand(**by, item=found, code=code, answer=answer, note=note)
        if "rest" in request.POST:
            deciding.rest_is_clear(acting_user=request.user, item=found)

    if not done(request, move, _("人工核查已记录。")):
        return _shown(request, campaign, found, status=422)
    return redirect("audit_item", pk, found.pk)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
