"""热力图: steps × units."""

from collections import Counter

from django.utils.safestring import SafeString

from ...steps import Step
from .svg import box, picture, text

_LEFT, _TOP, _CELL, _ROW = 210, 30, 26, 22
MOST_UNITS = 50
"""More do not fit on a page; they are in the spreadsheet."""
_TOLD = 5
_SHADES = ("#ffffff", "#fde3df", "#f8b9b0", "#e97b6f", "#b02a37")


def heat_map(title: str, units: list[tuple[str, str]], counts: dict[tuple[str, str], int]) -> SafeString:
    """`units` are (path, name) in the order of the tree; of more than fifty those with the most findings are drawn."""
    drawn = _drawn(units, counts)
    steps = {step.value for step in Step}
    most = max((count for (_path, step), count in counts.items() if step in steps), default=1)
    parts = [text(_LEFT + (n + 0.5) * _CELL, _TOP - 10, str(step.number), "middle") for n, step in enumerate(Step)]
    for row, (path, name) in enumerate(drawn):
        y = _TOP + row * _ROW
        parts.append(text(_LEFT - 8, y + 15, name[:16], "end"))
        for column, step in enumerate(Step):
            count = counts.get((path, step.value), 0)
            shade = 0 if not count else 1 + (len(_SHADES) - 2) * count // most
            parts.append(box(_LEFT + column * _CELL, y, _CELL, _ROW, _SHADES[shade]))
            if count:
                ink = "#ffffff" if shade == len(_SHADES) - 1 else "#1f1f1f"
                parts.append(text(_LEFT + (column + 0.5) * _CELL, y + 15, str(count), "middle", ink))
    size = _LEFT + len(Step) * _CELL + 4, _TOP + len(drawn) * _ROW + 4
    return picture(*size, title, _told(units, counts), parts)


def _drawn(units: list[tuple[str, str]], counts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    if len(units) <= MOST_UNITS:
        return units
    sums = Counter()
    for (path, _step), count in counts.items():
        sums[path] += count
    chosen = {path for path, _count in sums.most_common(MOST_UNITS)}
    return [unit for unit in units if unit[0] in chosen]


def _told(units: list[tuple[str, str]], counts: dict[tuple[str, str], int]) -> str:
    names, steps = dict(units), set(Step)
    places = sorted(((n, path, step) for (path, step), n in counts.items() if step in steps), key=lambda p: -p[0])
    return "，".join(f"{names[path]} {Step(step).label} {count}" for count, path, step in places[:_TOLD])
