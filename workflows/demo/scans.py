"""Invented papers as a scanner would have made them: pictures of pages, single or bound into a PDF."""

import io
import re
from functools import cache

import pikepdf
from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT, _LEFT, _LINE = 827, 1169, 110, 44
"""A4 at 100 dots an inch."""
_ACROSS = 22
"""Characters to a line."""


@cache
def _letters(size: int) -> ImageFont.FreeTypeFont:
    from pylopdf_fonts_zh_cn import serif_path

    return ImageFont.truetype(serif_path(), size)


def scan(title: str, lines: list[str], *, stamped: bool, page: int = 1, pages: int = 1) -> bytes:
    """One page in grey, or in colour where it bears a stamp."""
    sheet = Image.new("RGB" if stamped else "L", (_WIDTH, _HEIGHT), "#f6f4ee" if stamped else 244)
    draw = ImageDraw.Draw(sheet)
    draw.text((_WIDTH / 2, 110), title, font=_letters(36), fill="black", anchor="mm")
    down = 190
    for line in (piece for text in lines for piece in _broken(text)):
        draw.text((_LEFT, down), line, font=_letters(27), fill="black")
        down += _LINE
    draw.text(
        (_WIDTH / 2, _HEIGHT - 70),
        f"（演示材料，纯属虚构）　{page}／{pages}",
        font=_letters(18),
        fill="gray",
        anchor="mm",
    )
    if stamped and page == pages:
        draw.ellipse((520, down - 130, 700, down + 50), outline="#c01818", width=6)
        draw.text((610, down - 40), "演示专用", font=_letters(30), fill="#c01818", anchor="mm")
    return _jpeg(sheet)


def _broken(text: str) -> list[str]:
    """No line begins with the sign that ends a sentence or a part of it: it hangs at the end of the one before."""
    return re.findall(rf".{{1,{_ACROSS}}}[，。；：、）]?", text) or [""]


def photograph(caption: str) -> bytes:
    picture = Image.new("RGB", (1200, 800), "#8aa4b8")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 520, 1200, 800), fill="#6b6f5e")
    draw.rectangle((380, 130, 820, 430), fill="#d9d2c3", outline="#7a2020", width=10)
    draw.text((600, 280), caption, font=_letters(34), fill="#7a2020", anchor="mm")
    return _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def bound(pages: list[bytes]) -> bytes:
    """The scanned pages as one PDF; the same pages, the same bytes."""
    document, out = pikepdf.new(), io.BytesIO()
    for data in pages:
        with Image.open(io.BytesIO(data)) as picture:
            colour = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}[picture.mode]
            size = {"Width": picture.width, "Height": picture.height}
        image = pikepdf.Stream(document, data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, **size)
        image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name(colour), 8, pikepdf.Name.DCTDecode
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=document.make_indirect(image)))
        page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    document.save(out, deterministic_id=True)
    return out.getvalue()
