"""The spreadsheet of a department."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from .issuing import Issued
from .layout import ANSWERS, FIXED, GRADES, HEADINGS, TITLE

_WIDTHS = (6, 12, 6, 12, 21, 26, 19, 12, 8, 6, 50)
_OPEN, _TEXT = Protection(locked=False), "@"


def spreadsheet(issued: Issued) -> bytes:
    """Identity cells are locked, answers are chosen from lists; every cell is text, none a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = TITLE
    head = issued.heading
    asked = "；".join(f"{number} {text}" for number, text in issued.questions)
    sheet.append([f"{head.department} 联审审查表", "", "", "", "", "", "", "审查内容", asked])
    sheet.append(["批次", head.code, "部门", head.department, "表号", str(head.number)])
    sheet.append(["签封", head.seal])
    sheet.append(["经办人", "", "落款日期", ""])
    sheet.append(HEADINGS)
    for row in issued.rows:
        sheet.append([*row, "", "", "", ""])
    _format(sheet, len(issued.rows))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _format(sheet, people: int) -> None:
    first, last = sheet.max_row - people + 1, sheet.max_row
    for place, width in zip("ABCDEFGHIJK", _WIDTHS, strict=True):
        sheet.column_dimensions[place].width = width
    for cell in (*sheet[1], *sheet[first - 1]):
        cell.font = Font(bold=True)
    for name in ("B4", "D4"):
        sheet[name].protection, sheet[name].number_format = _OPEN, _TEXT
    for row in sheet.iter_rows(min_row=first, max_row=last, min_col=1, max_col=len(HEADINGS)):
        for cell in row:
            cell.number_format = _TEXT
            if cell.column > FIXED:
                cell.protection = _OPEN
        row[-1].alignment = Alignment(wrap_text=True)
    for column, words in (("H", ANSWERS), ("I", GRADES)):
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"{column}{first}:{column}{last}")
    sheet.freeze_panes = f"C{first}"
    sheet.protection.sheet = True
