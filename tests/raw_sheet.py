"""Spreadsheets by hand: archives and XML written without the library that the program uses."""

import io
import re
import zipfile
from html import escape, unescape

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default \
Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-\
officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/\
vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" \
Target="{target}"/></Relationships>"""
_BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\
http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="审查表" sheetId="1" \
r:id="rId1"/></sheets></workbook>"""
_SHEET = """<?xml version="1.0" encoding="UTF-8"?>{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/\
spreadsheetml/2006/main">{dimension}<sheetData>{rows}</sheetData></worksheet>"""
SHEET = "xl/worksheets/sheet1.xml"
GOOD = "11010119900307889X"
"""An invented number; its last digit is right."""


def parts_of(rows: list[list[str]], *, extra: str = "", doctype: str = "", dimension: str = "") -> dict[str, str]:
    """The members of a workbook with these texts; `extra` is XML of further rows."""
    written = "".join(
        f'<row r="{n}">' + "".join(_cell(n, place, text) for place, text in enumerate(row)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        SHEET: _SHEET.format(rows=written + extra, doctype=doctype, dimension=dimension),
    }


def _cell(row: int, place: int, text: str) -> str:
    if text == "":
        return ""
    name = f"{chr(65 + place)}{row}"
    if text.startswith("=FORMULA "):
        return f'<c r="{name}"><f>{escape(text[9:])}</f><v>1</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def packed(parts: dict[str, str | bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def workbook(rows: list[list[str]], **more) -> bytes:
    return packed(parts_of(rows, **more))


def rows_in(content: bytes) -> list[list[str]]:
    """The texts of a workbook's first sheet, read by hand."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        shared = archive.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in names else ""
        sheet = archive.read(SHEET).decode()
    items = re.findall(r"<si>(.*?)</si>", shared, re.S)
    texts = [_text(item) for item in items]
    rows = []
    for inside in re.findall(r"<row [^>]*>(.*?)</row>", sheet, re.S):
        row = [""] * 11
        for told, held in re.findall(r"<c ([^>]*?)(?:/>|>(.*?)</c>)", inside, re.S):
            place = "ABCDEFGHIJK".index(re.search(r'r="([A-K])', told)[1])
            value = re.search(r"<v>(.*?)</v>", held, re.S)
            row[place] = texts[int(value[1])] if 't="s"' in told else _text(held)
        rows.append(row)
    return rows


def _text(inside: str) -> str:
    return unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", inside, re.S)))
