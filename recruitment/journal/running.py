"""One seal whose range of entries is being walked."""

from .extracts import Problem
from .merkle import Root
from .reading import Stored


class Running:
    def __init__(self, name: str, kind: str, seal: dict):
        """`kind` names its problems: "seal" of the database, "kept_root" of a file."""
        self.name, self.kind, self.seal = name, kind, seal
        self.first, self.last = seal["first_seq"], seal["last_seq"]
        self.closed = False
        self._root, self._hash = Root(), None

    def feed(self, row: Stored) -> Problem | None:
        """Take an entry; at the end of the range, the problem if it does not agree."""
        if self.first <= row.seq <= self.last:
            self._root.add(row.leaf or b"")
            self._hash = row.hash
        return self._close() if row.seq >= self.last else None

    def _close(self) -> Problem | None:
        self.closed = True
        whole = 0 < self._root.size == self.last - self.first + 1
        if whole and (self._root.value().hex(), self._hash) == (self.seal["root"], self.seal["head_hash"]):
            return None
        sentence = f"第{self.first}至{self.last}条与{self.name}不符：其中有改动；链条若无断点，则已被整体重算。"
        return Problem(self.kind, None, sentence)
