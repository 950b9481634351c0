"""The kinds of falsification. Each makes one by SQL and tells which findings would name it."""
# ruff: noqa: S608  the attacker's statements are put together from constants

from random import Random

from django.db import connection

from recruitment.journal.hashing import chain_hash
from recruitment.journal.models import ZERO, JournalEntry, JournalSeal
from recruitment.journal.reading import stored

COLUMNS = "at, actor_id, acting_as, action, subject, follows, happened_on, details, salt, previous_hash, hash"
OTHER = {
    "at": "'2020-01-01 00:00:00'",
    "actor_id": "NULL",
    "acting_as": "'太平村党支部 书记'",
    "action": "'case_closed'",
    "subject": "'case:9'",
    "follows": "follows + 1",
    "happened_on": "'2020-01-01'",
    "salt": f"'{'0' * 32}'",
}
Told = list[tuple[str, int | None]]


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def last() -> int:
    return JournalEntry.objects.order_by("seq").last().seq


def sealed() -> int:
    return JournalSeal.objects.order_by("number").last().last_seq


def changed_field(chance: Random) -> Told:
    seq, field = chance.randint(1, last()), chance.choice(list(OTHER))
    if field == "actor_id" and JournalEntry.objects.get(seq=seq).actor_id is None:
        field = "acting_as"  # an entry of the system's own has no actor to take away
    run(f"UPDATE journal_entry SET {field} = {OTHER[field]} WHERE seq = {seq}")
    return [("content", seq)]


def changed_character(chance: Random) -> Told:
    """One character of the details, of the kind that still reads well."""
    seq = chance.randint(1, last())
    told = JournalEntry.objects.get(seq=seq).details
    place = chance.randrange(len(told))
    other = chance.choice([c for c in "甲0z" if c != told[place]])
    with connection.cursor() as cursor:
        changed = told[:place] + other + told[place + 1 :]
        cursor.execute("UPDATE journal_entry SET details = %s WHERE seq = %s", [changed, seq])
    return [("content", seq)]


def changed_hash(chance: Random) -> Told:
    seq, column = chance.randint(1, last()), chance.choice(["hash", "previous_hash"])
    run(f"UPDATE journal_entry SET {column} = '{chance.randbytes(32).hex()}' WHERE seq = {seq}")
    return [("content", seq)]


def changed_and_hashed_alone(chance: Random) -> Told:
    """The entry's own hash is made to fit: then it is the next one that does not follow."""
    seq = chance.randint(1, last() - 1)
    run(f"UPDATE journal_entry SET acting_as = '书记' WHERE seq = {seq}")
    row = next(stored(seq__gt=seq - 1, seq__lte=seq))
    own = chain_hash(bytes.fromhex(row.previous_hash), row.leaf).hex()
    run(f"UPDATE journal_entry SET hash = '{own}' WHERE seq = {seq}")
    return [("link", seq + 1)]


def deleted(chance: Random) -> Told:
    seq = chance.randint(1, last() - 1)
    run(f"DELETE FROM journal_entry WHERE seq = {seq}")
    return [("gap", seq)]


def deleted_range(chance: Random) -> Told:
    first, end = sorted(chance.sample(range(1, last()), 2))
    run(f"DELETE FROM journal_entry WHERE seq BETWEEN {first} AND {end}")
    return [("gap", first)]


def deleted_and_closed_up(chance: Random) -> Told:
    seq, end = chance.randint(1, last() - 1), last()
    run(
        f"DELETE FROM journal_entry WHERE seq = {seq}",
        *(f"UPDATE journal_entry SET seq = {n - 1} WHERE seq = {n}" for n in range(seq + 1, end + 1)),
        f"UPDATE journal_head SET seq = {end - 1}",
    )
    return [("order", seq)]


def inserted_copy(chance: Random) -> Told:
    seq, end = chance.randint(2, last()), last()
    of = chance.randint(1, seq - 1)
    run(
        *(f"UPDATE journal_entry SET seq = {n + 1} WHERE seq = {n}" for n in range(end, seq - 1, -1)),
        f"INSERT INTO journal_entry (seq, {COLUMNS}) SELECT {seq}, {COLUMNS} FROM journal_entry WHERE seq = {of}",
        f"UPDATE journal_head SET seq = {end + 1}",
    )
    return [("doubled", seq)]


def swapped(chance: Random) -> Told:
    first, second = sorted(chance.sample(range(1, last() + 1), 2))
    moves = ((first, -1), (second, first), (-1, second))
    run(*(f"UPDATE journal_entry SET seq = {new} WHERE seq = {old}" for old, new in moves))
    return [("order", first), ("content", first)]


def truncated(chance: Random) -> Told:
    seq = chance.randint(0, last() - 1)
    run(f"DELETE FROM journal_entry WHERE seq > {seq}")
    return [("truncated", seq + 1)]


def truncated_with_head_mended(chance: Random) -> Told:
    """As far as the last seal reaches; behind it, `protection` says that nothing can find it."""
    seq = chance.randint(1, sealed() - 1)
    run(
        f"DELETE FROM journal_entry WHERE seq > {seq}",
        f"UPDATE journal_head SET seq = {seq}, hash = (SELECT hash FROM journal_entry WHERE seq = {seq})",
    )
    return [("truncated", seq + 1)]


def hashed_anew(chance: Random) -> Told:
    """A sealed entry changed and the whole chain behind it hashed anew, seals deleted or not."""
    seq, seals_too = chance.randint(1, sealed()), chance.random() < 0.5
    run(f"UPDATE journal_entry SET acting_as = '书记' WHERE seq = {seq}")
    running = JournalEntry.objects.filter(seq=seq - 1).values_list("hash", flat=True).first() or ZERO
    with connection.cursor() as cursor:
        for row in list(stored(seq__gt=seq - 1)):
            new = chain_hash(bytes.fromhex(running), row.leaf).hex()
            change = "UPDATE journal_entry SET previous_hash = %s, hash = %s WHERE seq = %s"
            cursor.execute(change, [running, new, row.seq])
            running = new
        cursor.execute("UPDATE journal_head SET hash = %s", [running])
        if seals_too:
            cursor.execute("DELETE FROM journal_seal")
    return [("kept_root", None)] if seals_too else [("seal", None)]


def changed_seal(chance: Random) -> Told:
    number = chance.randint(1, JournalSeal.objects.count())
    noise = {name: f"'{chance.randbytes(32).hex()}'" for name in ("root", "head_hash", "previous_seal", "key")}
    noise |= {"signature": f"'{chance.randbytes(64).hex()}'", "last_seq": "last_seq - 1", "first_seq": "first_seq + 1"}
    column = chance.choice(list(noise))
    run(f"UPDATE journal_seal SET {column} = {noise[column]} WHERE number = {number}")
    return [("seal", None)]


def deleted_seal(chance: Random) -> Told:
    run(f"DELETE FROM journal_seal WHERE number = {chance.randint(1, JournalSeal.objects.count())}")
    return [("seal", None), ("kept_root", None)]


def changed_head(chance: Random) -> Told:
    end = last()
    if chance.random() < 0.5:
        run(f"UPDATE journal_head SET hash = '{chance.randbytes(32).hex()}'")
        return [("head", end)]
    seq = chance.randint(1, end - 1)
    run(f"UPDATE journal_head SET seq = {seq}, hash = (SELECT hash FROM journal_entry WHERE seq = {seq})")
    return [("surplus", seq + 1)]


def deleted_head(chance: Random) -> Told:
    run("DELETE FROM journal_head")
    return [("head", None)]


KINDS = {
    kind.__name__: kind
    for kind in (
        changed_field,
        changed_character,
        changed_hash,
        changed_and_hashed_alone,
        deleted,
        deleted_range,
        deleted_and_closed_up,
        inserted_copy,
        swapped,
        truncated,
        truncated_with_head_mended,
        hashed_anew,
        changed_seal,
        deleted_seal,
        changed_head,
        deleted_head,
    )
}
