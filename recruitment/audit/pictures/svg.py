"""The few elements that the pictures are made of. Every text is escaped."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

FONT = 12


def picture(width: int, height: int, title: str, told: str, parts: list[SafeString]) -> SafeString:
    """`told` says in words what the picture shows: it is read out in its stead, on the page and in the PDF."""
    inside, said = format_html_join("", "{}", ((part,) for part in parts)), f"{title}：{told}" if told else title
    return format_html(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}"><title>{}</title>{}</svg>',
        width, height, width, height, said, said, inside,
    )  # fmt: skip


def text(x: float, y: float, said: str, anchor: str = "start", fill: str = "currentColor") -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}">{}</text>', x, y, FONT, anchor, fill, said
    )


def box(x: float, y: float, width: float, height: float, fill: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#8a8a8a" stroke-width="0.5"/>',
        x, y, round(width, 1), height, fill,
    )  # fmt: skip
