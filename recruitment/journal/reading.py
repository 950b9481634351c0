"""Entries as they are stored, streaming, whatever somebody may have written into the rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import DatabaseError
from django.db.models import TextField
from django.db.models.functions import Cast

from .extracts import ENTRY_FORMAT
from .hashing import leaf_hash
from .models import JournalEntry

# Dates are fetched as text: a value that is no date is a finding, not an exception in the driver.
_COLUMNS = ("seq", "_at", "actor_id", "acting_as", "action", "subject", "follows", "_on", "details", "salt")
_HASHES = ("previous_hash", "hash")


@dataclass(frozen=True, slots=True)
class Stored:
    """One row. `content` is what the leaf hash covers, None when the row cannot be read."""

    seq: int
    content: dict | None
    leaf: bytes | None
    previous_hash: str
    hash: str


def content(seq, at, actor, acting_as, action, subject, follows, happened_on, details, salt) -> dict:
    """The canonical fields of an entry. `at` is an aware moment, `happened_on` an ISO date or None."""
    return {
        "format": ENTRY_FORMAT,
        "seq": seq,
        "at": moment(at),
        "actor": actor,
        "acting_as": acting_as,
        "action": action,
        "subject": subject,
        "follows": follows,
        "happened_on": happened_on,
        "details": details,
        "salt": salt,
    }


def moment(at: datetime) -> str:
    """A moment as it is hashed: UTC, to the microsecond."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def stored(**filters) -> Iterator[Stored]:
    """The entries in order, in constant memory."""
    after = filters.pop("seq__gt", 0)
    rows = (
        JournalEntry.objects.filter(**filters)
        .annotate(_at=Cast("at", TextField()), _on=Cast("happened_on", TextField()))
        .order_by("seq")
        .values_list(*_COLUMNS, *_HASHES)
    )
    while True:
        try:
            for row in rows.filter(seq__gt=after).iterator(chunk_size=2000):
                yield _read(row)
                after = row[0]
            return
        except DatabaseError:  # SQLite keeps bytes that are no text, and its driver gives up on the whole chunk
            for seq in _next_numbers(after, filters):
                try:
                    yield _read(rows.get(seq=seq))
                except DatabaseError:
                    yield Stored(seq, None, None, "", "")
                after = seq


def _next_numbers(after: int, filters: dict) -> list[int]:
    numbers = JournalEntry.objects.filter(seq__gt=after, **filters).order_by("seq").values_list("seq", flat=True)
    return list(numbers[:2000])


def _read(row: tuple) -> Stored:
    fields, (previous_hash, own_hash) = row[:-2], row[-2:]
    try:
        at = datetime.fromisoformat(fields[1])
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        found = content(fields[0], at, *fields[2:])
        return Stored(fields[0], found, leaf_hash(found), previous_hash, own_hash)
    except (TypeError, ValueError):  # bytes, a NUL, a date that is none
        return Stored(fields[0], None, None, previous_hash, own_hash)
