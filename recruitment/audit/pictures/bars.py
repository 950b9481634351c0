"""Bars: how old what is open is; and the funnel from applicants to full members."""

from django.utils.safestring import SafeString

from .svg import box, picture, text

_LEFT, _WIDTH, _ROW = 150, 420, 28


def bars(title: str, rows: list[tuple[str, int]], fill: str = "#c65a4e") -> SafeString:
    most = max((count for _, count in rows), default=0) or 1
    parts = []
    for place, (name, count) in enumerate(rows):
        y = place * _ROW + 4
        parts.append(text(_LEFT - 8, y + 15, str(name), "end"))
        if count:
            parts.append(box(_LEFT, y, _WIDTH * count / most, 20, fill))
        parts.append(text(_LEFT + _WIDTH * count / most + 6, y + 15, str(count)))
    return picture(_LEFT + _WIDTH + 60, len(rows) * _ROW + 8, title, _told(rows), parts)


def funnel(title: str, rows: list[tuple[str, int]]) -> SafeString:
    most = max((count for _, count in rows), default=0) or 1
    parts = []
    for place, (name, count) in enumerate(rows):
        y, width = place * _ROW + 4, max(_WIDTH * count / most, 1)
        parts.append(text(_LEFT - 8, y + 15, str(name), "end"))
        parts.append(box(_LEFT + (_WIDTH - width) / 2, y, width, 20, "#8fb3d9"))
        parts.append(text(_LEFT + _WIDTH / 2, y + 15, str(count), "middle", "#1f1f1f"))
    return picture(_LEFT + _WIDTH + 60, len(rows) * _ROW + 8, title, _told(rows), parts)


def _told(rows: list[tuple[str, int]]) -> str:
    return "，".join(f"{name} {count}" for name, count in rows)
