"""Damaged sheets by the hundred, made by hand from a good one: none may be taken, none may end in a traceback.

Each damage is a name and the bytes of a file. Cells are altered in the texts, archives in their bytes; neither the
importer nor the library it reads with has a hand in it.
"""

import io
import struct
import warnings
import zipfile
from collections.abc import Iterator
from random import Random

from .raw_sheet import SHEET, packed, parts_of, workbook

HEAD = 5
Rows = list[list[str]]
ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FAR = ("XFD1048576", "A1048576", "XFD1", "ZZZZZZZ1", "A999999999999", "U1", "A5200")


def damaged(good: Rows, rng: Random, rounds: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every kind of damage, `rounds` times at random places."""
    for turn in range(rounds):
        for name, rows in _altered(good, rng):
            yield f"{name} #{turn}", workbook(rows)
        for name, content in _broken(good, rng):
            yield f"{name} #{turn}", content
        if turn == 0:
            yield from _hostile(good)


def _altered(good: Rows, rng: Random) -> Iterator[tuple[str, Rows]]:
    def rows() -> Rows:
        return [list(row) for row in good]

    def person() -> int:
        return rng.randrange(HEAD, len(good))

    for column, name in enumerate(("number", "name", "sex", "birth", "identity", "branch", "row seal")):
        changed, at = rows(), person()
        changed[at][column] = rng.choice(["张冠李戴", "999", "", "０" + good[at][column], good[at][column] + "x"])
        if changed[at] != good[at]:
            yield f"{name} altered", changed
    for name, at, column, text in (*_wrong_answers(rng, person), *_wrong_heads(good, rng)):
        changed = rows()
        changed[at] = [*changed[at], *[""] * (column + 1 - len(changed[at]))]
        changed[at][column] = text
        yield name, changed
    yield from _shuffled(rows, person, rng)


def _wrong_answers(rng: Random, person):
    """Name, row, column, text."""
    return (
        ("answer unknown", person(), 7, rng.choice(["同意", "无", "OK", "没问题", "无异议。", "无异议 有异议"])),
        ("answer missing", person(), 7, ""),
        ("grade unknown", person(), 8, rng.choice(["严重", "veto", "1"])),
        ("grade without objection", person(), 8, "否决"),
        ("question unknown", person(), 9, rng.choice(["99", "-1", "一", "1.5", "²"])),
        ("fact without objection", person(), 10, "听说有事"),
        ("fact too long", person(), 10, "长" * 2001),
        ("content to the right", person(), 11, "另注"),
        ("formula", person(), rng.randrange(11), '=FORMULA HYPERLINK("x","无异议")'),
        ("formula as text", person(), 10, "=1+1"),
    )


def _wrong_heads(good: Rows, rng: Random):
    return (
        ("round altered", 1, 1, "LS2020-01-1"),
        ("department altered", 1, 3, "区教育局"),
        ("sheet number altered", 1, 5, rng.choice(["0", "77", "-1", "一", "", "²", "1e3"])),
        ("seal altered", 2, 1, good[2][1][::-1]),
        ("no signer", 3, 1, ""),
        ("signer too long", 3, 1, "王" * 41),
        ("no day", 3, 3, ""),
        ("day impossible", 3, 3, rng.choice(["2026-02-30", "昨天", "2026-13-01", "0000-00-00", "20261125T"])),
        ("day before the round", 3, 3, "2001-01-01"),
        ("day to come", 3, 3, "2999-12-31"),
        ("label moved", 1, 2, "部 门"),
        ("heading altered", 4, rng.randrange(11), "备注"),
    )


def _shuffled(rows, person, rng: Random) -> Iterator[tuple[str, Rows]]:
    changed = rows()
    del changed[person()]
    yield "row deleted", changed
    changed, at = rows(), person()
    changed.insert(at, list(changed[at]))
    yield "row doubled", changed
    changed, at = rows(), person()
    changed.insert(at, [""] * 11)
    yield "row emptied", changed
    changed, one, other = rows(), person(), person()
    changed[one][1], changed[other][1] = changed[other][1], changed[one][1]
    if one != other:
        yield "names swapped", changed
    changed = rows()
    changed.append(["51", "多余者", "男", "1990-01-01", "", "某支部", "0" * 16, "无异议", "", "", ""])
    yield "row added", changed
    changed = rows()
    del changed[rng.randrange(HEAD)]
    yield "head row deleted", changed
    yield "head only", rows()[:HEAD]
    yield "column taken out", [row[:3] + row[4:] for row in rows()]


def _broken(good: Rows, rng: Random) -> Iterator[tuple[str, bytes]]:
    whole = workbook(good)
    yield "truncated", whole[: rng.randrange(len(whole) - 1)]
    yield "head cut off", whole[rng.randrange(40, len(whole) // 2) :]
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        info = archive.getinfo(SHEET)
    start = info.header_offset + 30 + len(SHEET)
    at = start + rng.randrange(info.compress_size)
    yield "byte of the sheet flipped", whole[:at] + bytes([whole[at] ^ (1 << rng.randrange(8))]) + whole[at + 1 :]
    yield "noise", rng.randbytes(rng.randrange(1, 4000))
    yield "noise behind a zip mark", b"PK\x03\x04" + rng.randbytes(500)
    parts = parts_of(good)
    gone = rng.choice([SHEET, "xl/workbook.xml", "[Content_Types].xml"])
    yield f"{gone} missing", packed({name: text for name, text in parts.items() if name != gone})
    at = rng.randrange(100, len(parts[SHEET]) - 40)
    yield "XML cut", packed(parts | {SHEET: parts[SHEET][:at]})
    yield "XML of noise", packed(parts | {SHEET: rng.randbytes(300)})
    yield "far cell", workbook(good, extra=f'<row r="9999"><c r="{rng.choice(FAR)}"><v>1</v></c></row>')


def _hostile(good: Rows) -> Iterator[tuple[str, bytes]]:
    parts = parts_of(good)
    yield "empty file", b""
    yield "text file", "序号,姓名,答复\n1,林小雨,无异议\n".encode()
    yield "old binary format", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "a PDF", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>"
    yield "billion laughs", workbook(good, doctype=ENTITY)
    yield "doctype in UTF-16", packed(parts | {SHEET: parts_of(good, doctype=ENTITY)[SHEET].encode("utf-16")})
    yield "external entity", workbook(good, doctype='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "doctype of the workbook", packed(parts | {"xl/workbook.xml": ENTITY + parts["xl/workbook.xml"]})
    for name in FAR:
        yield f"cell {name}", workbook(good, extra=f'<row><c r="{name}" t="inlineStr"><is><t>x</t></is></c></row>')
        yield f"dimension to {name}", workbook(good, dimension=f'<dimension ref="A1:{name}"/>')
    yield "zip bomb", packed(parts | {SHEET: parts[SHEET] + " " * (80 * 2**20)})
    yield "thousand members", packed(parts | {f"xl/x{n}.xml": "x" for n in range(1000)})
    yield "macros", packed(parts | {"xl/vbaProject.bin": b"x"})
    yield "external link", packed(parts | {"xl/externalLinks/externalLink1.xml": "<x/>"})
    two = '<sheet name="x" sheetId="2" r:id="rId1"/></sheets>'
    yield "two sheets", packed(parts | {"xl/workbook.xml": parts["xl/workbook.xml"].replace("</sheets>", two)})
    yield "size that lies", _lying(packed(parts, zipfile.ZIP_STORED))
    yield "encrypted", _marked_encrypted(packed(parts))
    yield "a member twice", _doubled(good)
    yield "deep XML", packed(parts | {SHEET: "<a>" * 200_000})


def _lying(content: bytes) -> bytes:
    """The directory says that everything is one byte long."""
    at, found = content.find(b"PK\x01\x02"), bytearray(content)
    while at >= 0:
        found[at + 24 : at + 28] = struct.pack("<I", 1)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(found)


def _marked_encrypted(content: bytes) -> bytes:
    at, found = content.find(b"PK\x01\x02"), bytearray(content)
    while at >= 0:
        found[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(found)


def _doubled(good: Rows) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts_of(good).items():
            archive.writestr(name, text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(SHEET, parts_of(good[:-1])[SHEET])
    return file.getvalue()
