"""复查: closed, or again with a new day."""

from datetime import date

from django.contrib.auth.models import User
from django.utils.timezone import localdate, now

from ...journal import services as journal
from ...refusal import Refusal
from ..models import Finding, Recheck, Rectification


def recheck(
    *,
    acting_user: User,
    acting_as: str,
    rectification: Rectification,
    accepted: bool,
    note: str,
    due_on: date | None = None,
) -> Recheck:
    """Record the re-check of this round. The caller holds the row."""
    if not note.strip():
        raise Refusal("复查须写明意见。", beside="note")
    last = rectification.replies.get(round=rectification.round)
    if last.replied_by_id == acting_user.pk:
        raise Refusal("回复人不能复查自己的整改。")
    if not accepted and (due_on is None or due_on <= localdate()):
        raise Refusal("复查不通过的，须定新的整改期限，且晚于今天。", beside="due_on")
    row = Recheck.objects.create(
        rectification=rectification,
        round=rectification.round,
        accepted=accepted,
        note=note.strip(),
        checked_by=acting_user,
        acting_as=acting_as,
    )
    _go_on(rectification, accepted, due_on)
    finding = rectification.finding
    said = {"code": finding.code, "result": "通过" if accepted else "不通过", "note": row.note}
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="rectification_rechecked",
        subject=f"case:{finding.item.case_id}",
        happened_on=localdate(),
        details=said,
    )
    return row


def _go_on(rectification: Rectification, accepted: bool, due_on: date | None) -> None:
    if accepted:
        rectification.state, rectification.closed_at = Rectification.State.CLOSED, now()
        rectification.finding.state = Finding.State.CLOSED
        rectification.finding.save(update_fields=["state"])
    else:
        rectification.state = Rectification.State.AWAITING_REPLY
        rectification.round += 1
        rectification.due_on, rectification.escalated_at, rectification.escalated_to = due_on, None, None
    rectification.save(update_fields=["state", "closed_at", "round", "due_on", "escalated_at", "escalated_to"])
