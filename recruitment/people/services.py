"""Verbs on people and their standing."""

import unicodedata
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ..journal import services as journal
from ..organisation.models import Unit
from ..prepared import insert
from ..refusal import Refusal
from .models import Membership, MemberStatus, Person
from .searching import search_columns


@transaction.atomic
def register_person(*, acting_user: User | None, acting_as: str = "", name: str, **facts) -> Person:
    """Register a person; `facts` are the other columns of `Person`."""
    refuse_unprintable(name)
    refuse_unborn(facts.get("birth_date"))
    person = insert(Person(name=name, **search_columns(name), **facts))
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="person_registered",
        subject=f"person:{person.pk}",
        details={"name": name},
    )
    return person


def refuse_unprintable(name: str) -> None:
    """Line ends, control characters and marks that turn the direction of writing have no place in a name."""
    for character in name:
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp"):
            raise Refusal(
                "姓名“{name}”中有不能打印的字符 U+{code}，请删去后重新填写。",
                name="".join(c for c in name if c.isprintable()),
                code=f"{ord(character):04X}",
            )


def refuse_unborn(birth_date: date | None) -> None:
    """Nobody applies who is born later than today: a year was mistyped."""
    if birth_date is not None and birth_date > localdate():
        raise Refusal("出生日期{on}晚于今天，请核对。", on=birth_date, beside="birth_date")


@transaction.atomic
def record_membership(
    *,
    acting_user: User | None,
    acting_as: str = "",
    person: Person,
    unit: Unit,
    status: MemberStatus,
    valid_from: date,
    rights_suspended: bool = False,
) -> Membership:
    """Record the standing of `person` in `unit` from a day on; the standing before ends on that day."""
    person.memberships.filter(valid_until__isnull=True).update(valid_until=valid_from)
    membership = insert(
        Membership(person=person, unit=unit, status=status, valid_from=valid_from, rights_suspended=rights_suspended)
    )
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="membership_recorded",
        subject=f"person:{person.pk}",
        happened_on=valid_from,
        details={"unit": unit.name, "status": MemberStatus(status).label, "rights_suspended": rights_suspended},
    )
    return membership


@transaction.atomic
def end_membership(*, acting_user: User | None, acting_as: str = "", person: Person, on: date, reason: str) -> None:
    """End the standing of `person` on the day `on`: moved, left, died."""
    person.memberships.filter(valid_until__isnull=True).update(valid_until=on)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="membership_ended",
        subject=f"person:{person.pk}",
        happened_on=on,
        details={"reason": reason},
    )
