"""Reads a spreadsheet on stdin: {"rows": [[cell, …], …]} or {"refused": a word, "cell": …} in JSON on stdout.

A cell is a text, a number, null, or {"formula": true}. Looked at before the reader sees it: what the archive unpacks
to, document types, and every cell's address (a small file can name a cell that makes a reader ask for 500 GB).
"""

import io
import json
import lzma
import re
import sys
import warnings
import zipfile
import zlib

MAX_MEMBERS, MAX_UNPACKED, MAX_RATIO = 100, 64 * 2**20, 200
MAX_ROWS, MAX_COLUMNS = 5_100, 20
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']\s*(?:([A-Za-z]{1,10})?(\d{1,12}))\s*["']""")
_RANGE = re.compile(rb"""<[\w:]*dimension\s[^>]*ref\s*=\s*["']([A-Za-z0-9:$]{1,60})["']""")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError, EOFError)
_UNREADABLE += (zipfile.BadZipFile, zlib.error, NotImplementedError)
"""How a reader of workbooks says that it cannot. SyntaxError: of XML."""


class Refused(Exception):
    """The file is not taken; the word says why, the second value where."""


def sheet(content: bytes) -> dict:
    if len(content) > 20 * 2**20:
        raise Refused("large")
    _archive(content)
    return {"rows": _rows(content)}


def _archive(content: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("unreadable") from None
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Refused("large")
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise Refused("unreadable")
    for member in members:
        if member.flag_bits & 1:
            raise Refused("encrypted")
        if member.compress_size and member.file_size / member.compress_size > MAX_RATIO and member.file_size > 2**20:
            raise Refused("large")
        if "vbaproject" in member.filename.lower() or "externallink" in member.filename.lower():
            raise Refused("active")
        _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    try:
        with archive.open(member) as file:
            data = file.read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError, lzma.LZMAError):
        raise Refused("unreadable") from None
    if len(data) > member.file_size or len(data) > MAX_UNPACKED:
        raise Refused("large")
    plain = data if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in data[:200] else data.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain.upper() or b"<!ENTITY" in plain.upper():
        raise Refused("doctype")
    if _SHEET.fullmatch(member.filename):
        _addresses(plain)


def _addresses(data: bytes) -> None:
    for found in _RANGE.findall(data):
        for corner in found.split(b":"):
            _address(corner.replace(b"$", b""))
    for letters, digits in _ADDRESS.findall(data):
        _address(letters + digits)


def _address(name: bytes) -> None:
    letters, digits = name.rstrip(b"0123456789"), name.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    if column > MAX_COLUMNS or (digits and int(digits) > MAX_ROWS):
        raise Refused("far", name.decode("ascii", "replace"))


def _rows(content: bytes) -> list[list]:
    import mimetypes

    mimetypes.knownfiles.clear()  # the reader asks for the machine's own lists, which lie outside the jail
    sys.modules.update(dict.fromkeys(("numpy", "PIL", "lxml")))  # it loads them where they are and needs none of them
    import openpyxl
    import openpyxl.utils.exceptions

    warnings.simplefilter("ignore")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        if len(book.sheetnames) != 1:
            raise Refused("sheets")
        page = book[book.sheetnames[0]]
        found = page.iter_rows(min_row=1, max_row=MAX_ROWS, max_col=MAX_COLUMNS)
        rows = [[_cell(cell) for cell in row] for row in found]
    except (*_UNREADABLE, openpyxl.utils.exceptions.InvalidFileException):
        raise Refused("unreadable") from None
    while rows and not any(value not in (None, "") for value in rows[-1]):
        rows.pop()
    return rows


def _cell(cell):
    value = cell.value
    if getattr(cell, "data_type", "") == "f" or (isinstance(value, str) and value.startswith("=")):
        return {"formula": True}
    if getattr(cell, "data_type", "") == "e":
        return {"formula": True}
    if value is None or isinstance(value, str | int | float):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if hasattr(value, "text") or hasattr(value, "ref"):
        return {"formula": True}
    return str(value)


def main() -> None:
    try:
        answer = sheet(sys.stdin.buffer.read())
    except Refused as refused:
        answer = {"refused": refused.args[0], "cell": refused.args[1] if len(refused.args) > 1 else ""}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, allow_nan=False))


if __name__ == "__main__":
    main()
