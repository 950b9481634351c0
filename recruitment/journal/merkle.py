"""The hash tree of RFC 6962 over the leaf hashes of a seal."""

from .hashing import node_hash


class Root:
    """The root of a tree whose leaves come one by one; memory grows with the logarithm of their number."""

    def __init__(self):
        self.size = 0
        self._peaks = []  # roots of full subtrees, largest first

    def add(self, leaf: bytes) -> None:
        node, rest = leaf, self.size
        while rest & 1:
            node = node_hash(self._peaks.pop(), node)
            rest >>= 1
        self._peaks.append(node)
        self.size += 1

    def value(self) -> bytes:
        node, *larger = reversed(self._peaks)  # at least one leaf: an empty range is never sealed
        for peak in larger:
            node = node_hash(peak, node)
        return node


def levels(leaves: list[bytes]) -> list[list[bytes]]:
    """The tree from its leaves up; a node without a sibling goes up as it is."""
    tree = [leaves]
    while len(below := tree[-1]) > 1:
        above = [node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
        tree.append(above + below[len(below) & ~1 :])
    return tree


def path(tree: list[list[bytes]], index: int) -> list[bytes]:
    """The siblings that lead from leaf `index` (from 0) to the root."""
    found = []
    for level in tree[:-1]:
        if (sibling := index ^ 1) < len(level):
            found.append(level[sibling])
        index >>= 1
    return found
