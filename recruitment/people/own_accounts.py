"""本人登记: whose account an officer's is, so that nobody has a say in his own case or his relatives'.

A mistake is corrected or withdrawn by somebody else than the officer; the journal keeps old, new, reason and who.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from ..journal import services as journal
from ..journal.models import JournalEntry
from ..prepared import insert, update
from ..refusal import OutOfTurn, Refusal
from .models import OwnAccount, Person

_CHANGES = ("own_account_corrected", "own_account_withdrawn")
_MOST_TOLD = 50


@transaction.atomic
def name_own_account(*, acting_user: User, acting_as: str, user: User, person: Person) -> OwnAccount:
    """登记: told once, corrected where it was wrong."""
    _refuse_taken(Q(user=user) | Q(person=person))
    row = insert(OwnAccount(user=user, person=person))
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="own_account_named",
        subject=f"person:{person.pk}",
        details={"username": user.username},
    )
    return row


@transaction.atomic
def correct_own_account(
    *, acting_user: User, acting_as: str, row: OwnAccount, seen: int, person: Person | None, reason: str
) -> None:
    """更正为另一人, or with nobody 撤销登记. `seen`: whom the page named that was acted from."""
    found = OwnAccount.objects.select_for_update(of=("self",)).select_related("user", "person")
    found = found.filter(pk=row.pk).first()
    if found is None or found.person_id != seen:
        raise OutOfTurn("这条登记刚由他人更正，请核对后再办理。")
    _refuse_correction(found, acting_user, person, reason)
    old = found.person
    if person is None:
        found.delete()
    else:
        _refuse_taken(Q(person=person))
        found.person = person
        update(found, "person")
    new = {"new": person.name, "new_person": person.pk} if person else {}
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="own_account_corrected" if person else "own_account_withdrawn",
        subject=f"own_account:{found.user_id}",
        details={"username": found.user.username, "old": old.name, "old_person": old.pk, **new, "reason": reason},
    )


def _refuse_correction(row: OwnAccount, user: User, person: Person | None, reason: str) -> None:
    if row.user_id == user.pk:
        raise Refusal("不能更正本人的登记，须由他人办理。")
    if not reason.strip():
        raise Refusal("更正必须写明理由。")
    if person is not None and person.pk == row.person_id:
        raise Refusal("登记的本来就是{name}，无须更正。", name=person.name)


def _refuse_taken(same: Q) -> None:
    other = OwnAccount.objects.filter(same).select_related("person").first()
    if other is not None:
        raise Refusal("该账号或该人员已经登记过，登记的是{name}。", name=other.person.name)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as the journal tells it; `new` is empty where the registration was withdrawn."""

    entry: JournalEntry
    username: str
    old: str
    new: str
    reason: str


def corrections(users: Iterable[int]) -> list[Correction]:
    """What was corrected about these officers, the latest first."""
    subjects = [f"own_account:{user}" for user in users]
    told = JournalEntry.objects.filter(subject__in=subjects, action__in=_CHANGES).select_related("actor")
    found = []
    for entry in told.order_by("-seq")[:_MOST_TOLD]:
        details = json.loads(entry.details)
        found.append(Correction(entry, details["username"], details["old"], details.get("new", ""), details["reason"]))
    return found
