"""更正按期记录: a day that was entered wrong is put right while its step is still open; the journal keeps both."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..refusal import Refusal
from .models import Entry


@transaction.atomic
def correct_entry(*, acting_user: User, acting_as: str, entry: Entry, on: date, reason: str) -> Entry:
    """Put the day of an examination, a thought report or another entry right."""
    if not reason.strip():
        raise Refusal("更正必须写明理由。")
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    kind, old = entry.get_kind_display(), entry.happened_on
    if on == old:
        raise Refusal("{kind}的日期本来就是 {on}，无须更正。", kind=kind, on=on)
    if Entry.objects.filter(case=entry.case_id, step=entry.step, kind=entry.kind, happened_on=on).exists():
        raise Refusal("{on}的{kind}已有记录，不能重复录入。", on=on, kind=kind)
    entry.happened_on = on
    entry.save(update_fields=["happened_on"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="entry_corrected",
        subject=f"case:{entry.case_id}",
        happened_on=on,
        details={
            "step": entry.step,
            "kind": entry.kind,
            "old": old.isoformat(),
            "new": on.isoformat(),
            "reason": reason,
        },
    )
    return entry
