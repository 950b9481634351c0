"""Where the words beside the ways of a picture stand: as near as may be, never on a shape or on other words."""

LINE, _LETTER = 22, 20
"""The height of a line and the width of a Chinese character, in the units of the picture."""
Box = tuple[int, int, int, int]
"""Left, top, width, height."""


class Labels:
    def __init__(self, shapes: list[Box]):
        self._taken = list(shapes)
        self.right = self.bottom = 0

    def keep_clear(self, centred: list[tuple[str, int, int]]) -> None:
        """Words that stand already: each with the middle of its line and its foot."""
        for text, x, y in centred:
            self._taken.append((x - width_of(text) // 2, y - LINE + 4, width_of(text), LINE))

    def place(self, lines: list[str], x: int, y: int, *, above: bool) -> tuple[int, int]:
        """Where the first of `lines` begins: at (x, y), over the way if it lies level and there is room, else below."""
        width, height = max(map(width_of, lines)), LINE * len(lines)
        box = (x, y - LINE + 4, width, height)
        if above and len(lines) > 1 and box[1] + LINE > height:
            box = (x, box[1] + LINE - height, width, height)
        while any(overlap(box, other) for other in self._taken):
            box = (x, box[1] + LINE // 2, width, height)
        self._taken.append(box)
        self.right, self.bottom = max(self.right, x + width), max(self.bottom, box[1] + height)
        return x, box[1] + LINE - 4


def width_of(line: str) -> int:
    return sum(_LETTER if sign > "\u2e80" else _LETTER // 2 for sign in line)


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
