"""A new key for the journal: everything so far is sealed by the old key, then both sign the change, then it is used."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from . import signing
from .errors import JournalError
from .handover import HANDOVER_FORMAT, handover_statement
from .models import JournalHead, JournalSeal
from .reading import moment
from .selectors import handovers
from .services import record, seal


def change_key(*, acting_user: User | None, acting_as: str, reason: str, lost: bool = False) -> dict:
    """Make a new signing key and put it to use; the handover is an entry of the journal.

    `lost`: the old key is not to be had any more, the new one signs alone. Raises `JournalError` where that is not so,
    or where the old key is missing and nobody says that it is lost.
    """
    if not reason.strip():
        raise JournalError("更换密钥须写明理由。")
    with signing.one_change_at_a_time():
        return _change(acting_user, acting_as, reason, lost)


def _change(acting_user: User | None, acting_as: str, reason: str, lost: bool) -> dict:
    if finished := finish_change():
        return finished
    last = JournalSeal.objects.order_by("number").last()
    old = handovers()[-1]["key"] if handovers() else last.key if last else None
    at_hand = signing.kept_public_key()
    if lost and (old is None or at_hand == old):
        raise JournalError("原签名密钥仍在 KEY_DIR 中，没有遗失，请用它签署换钥。")
    if not lost and at_hand is None:
        raise JournalError("KEY_DIR 中没有签名密钥；若已遗失，请加 --lost。")
    if not lost:
        while seal():
            pass  # what came before the change is the old key's to sign
        last = JournalSeal.objects.order_by("number").last()
    key = signing.make_next()
    with transaction.atomic():
        JournalHead.objects.select_for_update().first()
        handover = _signed(old or at_hand, key, last.number if last else 0, reason, lost)
        who = {"acting_user": acting_user, "acting_as": acting_as}
        record(**who, action="journal_key_changed", subject="journal_key", details=handover)
    signing.adopt_next()
    return handover


def _signed(old: str, key: str, after_seal: int, reason: str, lost: bool) -> dict:
    handover = {
        "format": HANDOVER_FORMAT,
        "after_seal": after_seal,
        "at": moment(timezone.now()),
        "old_key": old,
        "key": key,
        "reason": reason,
    }
    statement = handover_statement(handover)
    old_signature = "" if lost else signing.sign_bytes(statement)
    return handover | {"signature": signing.sign_bytes(statement, next_key=True), "old_signature": old_signature}


def finish_change() -> dict | None:
    """Put the new key into use where the journal already tells of it: the change was broken off in between."""
    told = handovers()
    if told and told[-1]["key"] == signing.next_public_key():
        signing.adopt_next()
        return told[-1]
    return None
