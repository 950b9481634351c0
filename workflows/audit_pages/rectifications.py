"""整改: what waits for the branch, what waits for the auditor, and each with its letters, replies and re-checks."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recruitment.audit.catalogue import CODES
from recruitment.audit.models import Rectification
from recruitment.audit.services.replying import Answer
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import posts_today
from recruitment.refusal import Refusal

from ..rectifying import recheck as recheck_move
from ..rectifying import reply as reply_move
from ..sight import note_reading
from .access import SUPERVISING, keeps, rectification_or_404, supervises, supervising
from .forms import RecheckForm, ReplyForm
from .told import done

PAGE_SIZE = 50
_WHO = (*SUPERVISING, Permission.KEEP_CASES, Permission.DECIDE_CASES)


@require_safe
@supervising(*_WHO)
def rectifications(request: HttpRequest) -> HttpResponse:
    """Open first, the oldest day first."""
    mine = Q(pk__in=[])
    for post in posts_today(request.user):
        mine |= Q(unit__path__startswith=post.reach)
    rows = Rectification.objects.filter(mine).select_related("finding__item__case__person", "unit", "letter")
    state = request.GET.get("state", "")
    if state in Rectification.State.values:
        rows = rows.filter(state=state)
    page = Paginator(rows.order_by("closed_at", "due_on", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    today = localdate()
    context = {
        "page": page,
        "rows": [(row, CODES[row.finding.code], (today - row.due_on).days) for row in page],
        "states": Rectification.State.choices,
        "state": state,
    }
    return render(request, "audit_pages/rectifications.html", context)


@require_safe
@supervising(*_WHO)
def rectification(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, rectification_or_404(request, pk))


def _shown(request: HttpRequest, row: Rectification, form=None, status: int = 200) -> HttpResponse:
    case = row.finding.item.case
    note_reading(request, case)
    may_reply = row.state == Rectification.State.AWAITING_REPLY and keeps(request.user, row.unit)
    may_check = row.state == Rectification.State.AWAITING_RECHECK and supervises(request.user, row.unit)
    if form is None and may_reply:
        form = ReplyForm(case)
    elif form is None and may_check:
        form = RecheckForm()
    context = {
        "row": row,
        "code": CODES[row.finding.code],
        "case": case,
        "replies": row.replies.select_related("replied_by", "material", "act").order_by("round"),
        "rechecks": {check.round: check for check in row.rechecks.select_related("checked_by")},
        "form": form,
        "may_reply": may_reply,
        "may_check": may_check,
        "late": (localdate() - row.due_on).days,
    }
    return render(request, "audit_pages/rectification.html", context, status=status)


@require_POST
@supervising(*_WHO)
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    row = rectification_or_404(request, pk)
    form = ReplyForm(row.finding.item.case, request.POST)
    if form.is_valid():
        try:
            reply_move(row, acting_user=request.user, answer=Answer(**form.cleaned_data))
        except Refusal as refusal:
            refusal.tell(form)
    if not form.is_valid():
        return _shown(request, row, form, status=422)
    done(request, lambda: None, _("整改回复已记录。"))
    return redirect("audit_rectification", pk)


@require_POST
@supervising()
def recheck(request: HttpRequest, pk: int) -> HttpResponse:
    row = rectification_or_404(request, pk)
    form = RecheckForm(request.POST)
    if form.is_valid():
        try:
            recheck_move(row, acting_user=request.user, **form.cleaned_data)
        except Refusal as refusal:
            refusal.tell(form)
    if not form.is_valid():
        return _shown(request, row, form, status=422)
    done(request, lambda: None, _("复查已记录。"))
    return redirect("audit_rectification", pk)
