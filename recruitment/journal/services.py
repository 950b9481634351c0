"""The verbs that write: `record`, `record_many`, `together`, `seal`.

Writers queue at the head of the chain from their first entry to their commit: record last, commit soon.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from ..prepared import Prepared, insert_all
from . import signing
from .act import Act
from .errors import BrokenJournalError, JournalError
from .hashing import chain_hash, leaf_hash, seal_hash
from .merkle import Root
from .models import ZERO, JournalEntry, JournalHead, JournalSeal
from .reading import content, moment, stored
from .selectors import key_in_use, seal_statement
from .together import gathered, wait

MOST = 8192
"""Entries in one seal: a proof reads all of them, so that a large import must not become one seal."""


def record(
    *,
    acting_user: User | None,
    acting_as: str,
    action: str,
    subject: str,
    details: dict,
    happened_on: date | None = None,
) -> JournalEntry | None:
    """Add one entry, in the transaction of the fact it tells of. Three SQL statements. The fields: see `Act`.

    Within `together` the entry is added at the end, and none is given back.
    """
    act = Act(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=subject,
        details=details,
        happened_on=happened_on,
    )
    return None if wait(act) else record_many(acts=[act])[0]


@contextmanager
def together() -> Iterator[None]:
    """What is recorded inside is added in its order at the end, in three SQL statements; nothing, if it fails."""
    with gathered() as acts:
        yield
    record_many(acts=acts)


def record_many(*, acts: Iterable[Act]) -> list[JournalEntry]:
    """Add entries in the order given. Three SQL statements for every 5,000 of them."""
    acts = list(acts)
    if not connection.in_atomic_block:
        raise JournalError("日志须与所记事实在同一事务中写入（transaction.atomic）。")
    added = []
    for start in range(0, len(acts), 5000):
        added += _append(acts[start : start + 5000])
    return added


@Prepared
def _head():
    return JournalHead.objects.select_for_update().order_by("pk")


def _append(acts: list[Act]) -> list[JournalEntry]:
    # PostgreSQL locks the row; on SQLite the transaction began IMMEDIATE and nobody else writes.
    head = _head.first()
    if head is None:
        raise BrokenJournalError("日志首部缺失，不能继续记录；请运行 manage.py verify_journal。")
    latest = _latest_of({act.subject for act in acts})  # only now: what was committed while we queued is seen
    now, running, added = timezone.now(), bytes.fromhex(head.hash), []
    for seq, act in enumerate(acts, head.seq + 1):
        entry = JournalEntry(
            seq=seq,
            at=now,
            actor=act.acting_user,
            acting_as=act.acting_as,
            action=act.action,
            subject=act.subject,
            follows=latest[act.subject],
            happened_on=act.happened_on,
            details=act.canonical_details(),
            salt=secrets.token_hex(16),
            previous_hash=running.hex(),
        )
        running = chain_hash(running, leaf_hash(_content_of(entry)))
        entry.hash, latest[act.subject] = running.hex(), seq
        added.append(entry)
    _insert(added)
    return added


def _latest_of(subjects: set[str]) -> dict[str, int]:
    """The last entry of each subject, 0 where there is none: one look into the index for each."""
    rows = ", ".join(["(%s)"] * len(subjects))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH wanted(subject) AS (VALUES {rows}) SELECT subject, COALESCE((SELECT MAX(seq) "  # noqa: S608
            "FROM journal_entry WHERE journal_entry.subject = wanted.subject), 0) FROM wanted",
            sorted(subjects),
        )
        return dict(cursor.fetchall())


def _content_of(entry: JournalEntry) -> dict:
    on = entry.happened_on.isoformat() if entry.happened_on else None
    return content(
        entry.seq,
        entry.at,
        entry.actor_id,
        entry.acting_as,
        entry.action,
        entry.subject,
        entry.follows,
        on,
        entry.details,
        entry.salt,
    )


def _insert(entries: list[JournalEntry]) -> None:
    if connection.vendor != "sqlite" or len(entries) == 1:
        insert_all(entries)
        return
    # Django cuts a bulk insert on SQLite into pieces of 83 rows; the driver takes all of them at once.
    fields = JournalEntry._meta.concrete_fields
    columns = ", ".join(field.column for field in fields)
    rows = [[f.get_db_prep_save(getattr(entry, f.attname), connection) for f in fields] for entry in entries]
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(fields))
        cursor.executemany(f"INSERT INTO journal_entry ({columns}) VALUES ({marks})", rows)  # noqa: S608


def seal(*, until: datetime | None = None) -> JournalSeal | None:
    """Sign one Merkle root over the entries since the last seal, at most `MOST`, recorded before `until`.

    Call it until it gives None: then nothing but the sealing itself was recorded since. Raises `BrokenJournalError`
    when an entry does not agree with the chain, and `JournalError` when the key in KEY_DIR is not the one that signed
    before.
    """
    last = JournalSeal.objects.order_by("number").last()
    key = signing.public_key()
    if (right := key_in_use(last)) and right != key:
        raise JournalError("KEY_DIR 中的签名密钥与以前封存所用的不同，未封存；请找回原密钥，或运行 new_journal_key。")
    found = _range(last, until)
    if found is None:
        return None
    with transaction.atomic():
        JournalHead.objects.select_for_update().first()
        if JournalSeal.objects.order_by("number").last() != last:
            return None  # somebody else has just sealed
        new = JournalSeal(
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            previous_seal=seal_hash(seal_statement(last)).hex() if last else ZERO,
            key=key,
            **found,
        )
        new.signature = signing.sign(seal_statement(new))
        new.save(force_insert=True)
        facts = {"seal": new.number, "first_seq": new.first_seq, "last_seq": new.last_seq, "root": new.root}
        record(acting_user=None, acting_as="", action="journal_sealed", subject="journal", details=facts)
    return new


def _range(last: JournalSeal | None, until: datetime | None) -> dict | None:
    """Walk what is not sealed yet: its first and last entry, root, and chain hash."""
    first_seq = last.last_seq + 1 if last else 1
    root, running, worth = Root(), bytes.fromhex(last.head_hash if last else ZERO), False
    end = moment(until) if until else None
    for row in stored(seq__gt=first_seq - 1):
        if root.size == MOST or (row.content and end and row.content["at"] >= end):
            break
        expected = first_seq + root.size
        running = chain_hash(running, row.leaf or b"")
        if row.seq != expected or row.hash != running.hex():
            raise BrokenJournalError(f"日志第{expected}条与链条不符，未封存；请运行 manage.py verify_journal。")
        root.add(row.leaf)
        worth = worth or row.content["action"] != "journal_sealed"
    if not worth:
        return None
    return {
        "first_seq": first_seq,
        "last_seq": first_seq + root.size - 1,
        "root": root.value().hex(),
        "head_hash": running.hex(),
    }
