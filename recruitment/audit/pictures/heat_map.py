"""热力图: steps × units."""

from django.utils.safestring import SafeString

from ...steps import Step
from .svg import box, picture, text

_LEFT, _TOP, _CELL, _ROW = 210, 30, 26, 22
MOST_UNITS = 60
_SHADES = ("#ffffff", "#fde3df", "#f8b9b0", "#e97b6f", "#b02a37")


def heat_map(title: str, units: list[tuple[str, str]], counts: dict[tuple[str, str], int]) -> SafeString:
    """`units` are (path, name) in the order of the tree; a unit beyond the sixtieth is left to the table."""
    shown = units[:MOST_UNITS]
    most = max(counts.values(), default=1)
    parts = [text(_LEFT + (n + 0.5) * _CELL, _TOP - 10, str(step.number), "middle") for n, step in enumerate(Step)]
    for row, (path, name) in enumerate(shown):
        y = _TOP + row * _ROW
        parts.append(text(_LEFT - 8, y + 15, name[:16], "end"))
        for column, step in enumerate(Step):
            count = counts.get((path, step.value), 0)
            shade = 0 if not count else 1 + (len(_SHADES) - 2) * count // most
            parts.append(box(_LEFT + column * _CELL, y, _CELL, _ROW, _SHADES[shade]))
            if count:
                ink = "#ffffff" if shade == len(_SHADES) - 1 else "#1f1f1f"
                parts.append(text(_LEFT + (column + 0.5) * _CELL, y + 15, str(count), "middle", ink))
    return picture(_LEFT + len(Step) * _CELL + 4, _TOP + len(shown) * _ROW + 4, title, parts)
