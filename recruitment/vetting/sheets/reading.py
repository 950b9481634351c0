"""A spreadsheet that came back, as texts by row. It is opened in a jail; what cannot be a sheet is a sentence."""

import json
from dataclasses import dataclass

from ...jail import Jailbreak, Limits, run
from ...refusal import Refusal
from .layout import FIXED, HEAD_ROWS, HEADINGS

_LIMITS = Limits(memory_mib=512, cpu_seconds=20, wall_seconds=40, output_mib=32)
MAX_BYTES = 20 * 2**20
_REFUSED = {
    "unreadable": "文件打不开，不是本系统生成的电子表格（xlsx），或已损坏。",
    "encrypted": "文件有密码，请去掉密码后再导入。",
    "large": "文件过大，不是本系统生成的审查表。",
    "active": "文件含有宏或外部链接，不能导入。",
    "doctype": "文件含有不允许的文档类型声明，不能导入。",
    "far": "文件在{cell}处有内容，远在表格之外，不能导入。",
    "sheets": "文件应只有一张工作表。",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One person as he came back; `row` is the row in the file."""

    row: int
    fixed: list[str]
    answer: str
    grade: str
    question: str
    fact: str


@dataclass(frozen=True, slots=True)
class Returned:
    code: str
    department: str
    number: str
    seal: str
    signer: str
    dated_on: str
    lines: list[Line]


def read(content: bytes) -> Returned:
    """The sheet in `content`. Raises `Refusal` with the row of every fault that shows without knowing the round."""
    if not content or len(content) > MAX_BYTES:
        raise Refusal(_REFUSED["large"] if content else "文件是空的。")
    try:
        told = json.loads(run("read_sheet", content, limits=_LIMITS))
    except (Jailbreak, ValueError):
        raise Refusal("文件不能在限定的内存和时间内安全打开，没有导入。") from None
    if word := told.get("refused"):
        raise Refusal(_REFUSED.get(word, _REFUSED["unreadable"]), cell=told.get("cell", ""))
    return _returned(told["rows"])


def _returned(rows: list[list]) -> Returned:
    _refuse_formulas(rows)
    texts = [[_text(value) for value in row] + [""] * len(HEADINGS) for row in rows]
    if len(texts) < HEAD_ROWS or texts[HEAD_ROWS - 1][: len(HEADINGS)] != list(HEADINGS):
        raise Refusal("第{row}行的表头被改动，应依次为：{names}。", row=HEAD_ROWS, names="、".join(HEADINGS))
    second, third, fourth = texts[1:4]
    labels = (second[0], second[2], second[4], third[0], fourth[0], fourth[2])
    if labels != ("批次", "部门", "表号", "签封", "经办人", "落款日期"):
        raise Refusal("第2至4行的批次、部门、表号、签封、经办人、落款日期被移动或改动。")
    lines = []
    for row, cells in enumerate(texts[HEAD_ROWS:], HEAD_ROWS + 1):
        if not any(cells):
            raise Refusal("第{row}行是空行；请不要插入或清空行。", row=row)
        if any(cells[len(HEADINGS) :]):
            raise Refusal("第{row}行在表格右侧有多余内容。", row=row)
        lines.append(Line(row, cells[:FIXED], *cells[FIXED : len(HEADINGS)]))
    return Returned(second[1], second[3], second[5], third[1], fourth[1], fourth[3], lines)


def _refuse_formulas(rows: list[list]) -> None:
    found = [
        f"{chr(65 + column)}{row}"
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells)
        if isinstance(value, dict)
    ]
    if found:
        raise Refusal("以下单元格是公式或错误值，请改为文字：{cells}。", cells="、".join(found[:20]))


def _text(value) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
