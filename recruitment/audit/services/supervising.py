"""督导: comment and request. Nothing of the case is altered."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...cases.models import Case
from ...journal import services as journal
from ...refusal import Refusal
from ..models import SupervisionNote


@transaction.atomic
def note(
    *, acting_user: User, acting_as: str, case: Case, kind: str, text: str, due_on: date | None = None
) -> SupervisionNote:
    """Leave a comment or a request with `case`."""
    if not text.strip():
        raise Refusal("请写明督导意见。", beside="text")
    if kind not in SupervisionNote.Kind.values:
        raise Refusal("请选择督导意见的种类。")
    if due_on and due_on < localdate():
        raise Refusal("办理期限{due}早于今天。", due=due_on, beside="due_on")
    row = SupervisionNote.objects.create(
        case=case, kind=kind, text=text.strip(), due_on=due_on, noted_by=acting_user, acting_as=acting_as
    )
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="supervision_noted",
        subject=f"case:{case.pk}",
        details={"kind": str(SupervisionNote.Kind(kind).label), "text": row.text},
    )
    return row
