"""Lists as a spreadsheet, written row by row: a cell is text or, where it is counted, a number; none is a formula."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""What the name of a sheet must not hold."""
Row = Sequence[str | int | float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `head` are names and widths of the columns, `name` is what stands on its tab."""

    name: str
    title: str
    subtitle: str
    head: Sequence[tuple[str, int]]
    rows: Iterable[Row]
    to_filter: bool = False
    """Each column can be filtered and sorted: no row adds up the others."""


def workbook(title: str, subtitle: str, head: Sequence[tuple[str, int]], rows: Iterable[Row]) -> bytes:
    """A book of one sheet."""
    return book_of([Sheet(title, title, subtitle, head, rows, to_filter=True)])


def book_of(sheets: Iterable[Sheet]) -> bytes:
    """Sheets for paper too: A4 across, the head frozen and repeated."""
    book = Workbook(write_only=True)
    for one in sheets:
        _write(book.create_sheet(_NO_NAME.sub(" ", one.name).strip("' ")[:31] or None), one)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write(sheet, one: Sheet) -> None:
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = "3:3"
    for place, (_, width) in enumerate(one.head):
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.append([_cell(sheet, one.title, Font(bold=True, size=14))])
    sheet.append([_cell(sheet, one.subtitle)])
    sheet.append([_cell(sheet, name, Font(bold=True)) for name, _ in one.head])
    last = 3
    for row in one.rows:
        last += 1
        sheet.append([_cell(sheet, value) for value in row])
    if one.to_filter:
        sheet.auto_filter.ref = f"A3:{get_column_letter(len(one.head))}{last}"


def _cell(sheet, value: str | int | float, font: Font | None = None) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top") if font is None else Alignment(vertical="top")
    if font:
        cell.font = font
    if value.startswith(_FORMULA):
        cell.quotePrefix = 1
    return cell
