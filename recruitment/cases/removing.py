"""删去: a row that was entered by mistake (a member left out, a contact, an examination) is taken away by amendment."""

from django.contrib.auth.models import User
from django.db import transaction

from ..refusal import Refusal
from .amended_text import TAKEN_AWAY, text_of
from .amending import keep, name_of, to_amend
from .models import Act, Amendment
from .places import rows_of
from .stored import facts_of


@transaction.atomic
def remove_row(*, acting_user: User, acting_as: str, act: Act, row: str, reason: str) -> Amendment:
    """Take the row at the path `row` (exclusions.2) away from `act`. What it said stays in the amendment."""
    act, step = to_amend(act, reason)
    held = rows_of(act).get(row)
    if held is None:
        raise Refusal("{row}没有记录，或已经删去。", row=name_of(row))
    said = text_of(row_in(facts_of(act), row))
    held.delete()
    return keep(act, step, by=(acting_user, acting_as), field=row, old=said, new=TAKEN_AWAY, reason=reason)


def row_in(facts, row: str):
    """What the facts say in the row at the path `row`."""
    group, _, number = row.partition(".")
    return getattr(facts, group)[int(number) - 1]
