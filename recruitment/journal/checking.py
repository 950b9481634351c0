"""The walk over every link of the journal, and over every seal; a stream, in constant memory.

What it can and cannot find: a changed, missing, added, doubled or misplaced entry breaks the chain. Who writes the
database may hash the whole chain anew; then the signed seals differ. Who also deletes the seals is found by a seal
file kept elsewhere, and only by that. Entries after the last seal have no such protection: `protection` says so.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from . import append_only, guards
from .diagnosis import differs
from .extracts import Problem
from .models import ZERO, JournalHead
from .reading import Stored, stored
from .roots import Roots


class Check:
    """One run over the journal. Iterate over `problems()`; then `entries` and `protection()` are known."""

    def __init__(self, kept: Iterable[tuple[str, dict]] = ()):
        """`kept`: (file name, seal document) of the seals kept elsewhere."""
        self.kept = list(kept)
        self.entries = 0
        self.roots = None

    def problems(self) -> Iterator[Problem]:
        """Every `Problem`, the first broken entry first."""
        head = JournalHead.objects.first()  # before the walk: what is recorded meanwhile may only come on top
        self.roots = Roots(self.kept)
        expected, running, at_head, whole = 1, ZERO, None, True
        for row in stored():
            if row.seq > expected:
                missed = f"第{expected}条" if row.seq == expected + 1 else f"第{expected}至{row.seq - 1}条"
                yield Problem("gap", expected, f"缺少{missed}。")
                whole = False
            elif problem := differs(row, running, search=whole):
                yield problem
                whole = False
            yield from self.roots.feed(row)
            expected, running = row.seq + 1, row.hash
            self.entries += 1
            if head and row.seq == head.seq:
                at_head = row
        yield from _end(head, expected - 1, at_head)
        yield from self.roots.end(expected - 1)
        if names := guards.missing(connection) + append_only.missing(connection):
            yield Problem("guards", None, f"数据库中缺少或停用了只增保护：{'、'.join(names)}。")

    def protection(self) -> Iterator[str]:
        """Which entries are protected by which seal, in sentences."""
        yield from self.roots.protection(self.entries)


def _end(head: JournalHead | None, last: int, at_head: Stored | None) -> Iterator[Problem]:
    if head is None:
        yield Problem("head", None, "日志首部缺失，无从得知应有多少条。")
    elif last < head.seq:
        yield Problem("truncated", last + 1, f"日志尾部缺失：首部记有{head.seq}条，现存至第{last}条。")
    elif at_head and at_head.hash != head.hash:
        yield Problem("head", head.seq, f"第{head.seq}条与日志首部所记的不同。")
    elif last > head.seq and (JournalHead.objects.first() or head).seq < last:
        yield Problem("surplus", head.seq + 1, f"第{head.seq + 1}条以后不是由系统写入的：首部只记有{head.seq}条。")


def against_journal(extract: dict) -> Iterator[Problem]:
    """Entries of a sound extract that the journal holds otherwise, or no longer."""
    leaves = {seq: leaf for seq, leaf, _ in extract["index"]}
    held = {row.seq: row.leaf for row in stored(seq__in=list(leaves))}
    for seq, leaf in leaves.items():
        if seq not in held:
            yield Problem("gap", seq, f"抽取件中的第{seq}条已不在日志中。")
        elif held[seq] != bytes.fromhex(leaf):
            yield Problem("content", seq, f"日志第{seq}条与抽取件中的不同：抽取之后被改动。")
