"""What is wrong with an entry that does not follow from the one before."""

from .extracts import Problem
from .hashing import chain_hash, leaf_hash
from .models import JournalEntry
from .reading import Stored


def differs(row: Stored, running: str, *, search: bool) -> Problem | None:
    """None when the row follows from `running`, the hash before it; otherwise what differs.

    `search`: look through the whole table for a twin and for its original place. Only for the first broken entry:
    where one was taken out and the numbers closed up, all that follow are broken.
    """
    if row.leaf is None:
        return Problem("content", row.seq, f"第{row.seq}条的内容被改动，已无法读取。")
    linked = row.previous_hash == running
    if row.hash == _chain(row.previous_hash, row.leaf):
        return None if linked else Problem("link", row.seq, f"第{row.seq}条与前一条不相连：前一条或链条被改动。")
    what = "内容或自身的散列" if linked else "内容和与前一条的连接"
    changed = Problem("content", row.seq, f"第{row.seq}条的{what}被改动。")
    return _found_elsewhere(row) or changed if search else changed


def _found_elsewhere(row: Stored) -> Problem | None:
    twin = JournalEntry.objects.filter(salt=row.content["salt"]).exclude(seq=row.seq).order_by("seq").first()
    if twin is not None:
        return Problem("doubled", row.seq, f"第{row.seq}条与第{twin.seq}条重复。")
    if (seq := _original_place(row)) is not None:
        return Problem(
            "order", row.seq, f"第{row.seq}条的位置上是原来的第{seq}条：次序被改动，或其前有记录被删、被插。"
        )
    return None


def _original_place(row: Stored) -> int | None:
    """The number under which the row's content gives its hash: it was moved from there."""
    before = JournalEntry.objects.filter(hash=row.previous_hash).values_list("seq", flat=True)[:1]
    for seq in {row.seq - 1, row.seq + 1, *(n + 1 for n in before), *(n + 2 for n in before)} - {row.seq}:
        if row.hash == _chain(row.previous_hash, leaf_hash({**row.content, "seq": seq})):
            return seq
    return None


def _chain(previous: str, leaf: bytes) -> str:
    try:
        return chain_hash(bytes.fromhex(previous), leaf).hex()
    except (TypeError, ValueError):  # not a hash any more
        return ""
