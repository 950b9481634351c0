"""Forms that are tables: the register of serial numbers, the catalogue that is handed over, the whole process."""

from ..steps import Step
from .content import Column, Dossier, Row, Table
from .letters import BLANK, said_of

_EMPTY_LINES = 8


def _table(title: str, columns: tuple[tuple[str, int], ...], rows: list[Row]) -> Table:
    return Table(title, tuple(Column(*column) for column in columns), rows)


def serial_register(d: Dossier) -> Table:
    """入党志愿书编号保管登记簿: this person's line, and lines for those that follow."""
    issued, filled = said_of(d, Step.SUPERIOR_PRE_REVIEW), said_of(d, Step.FILL_MEMBERSHIP_FORM)
    columns = (("序号", 7), ("志愿书编号", 19), ("姓名", 14), ("领用党支部", 20), ("发放日期", 14))
    columns += (("领用人签字", 10), ("发放人签字", 10), ("填错换发", 6))
    number = issued.get("志愿书编号", "")
    line = ("1", number, d.name, d.branch, filled.get("志愿书发放日期", ""), "", "", filled.get("填错已换发", ""))
    empty = [Row((str(place), *[""] * 7)) for place in range(2, _EMPTY_LINES + 2)]
    return _table("编号登记", columns, [Row(line), *empty])


def handed_over(d: Dossier) -> Table:
    """归档目录: every paper with its pages, and why one is not there."""
    columns = (("序号", 8), ("材料名称", 40), ("版本", 8), ("页数", 8), ("落款日期", 16), ("备注", 20))
    rows = []
    for row in d.materials.rows:
        number, name, version, pages, dated, _, last = row.cells
        note = f"散列 {last[:8]}" if last.isascii() else last
        rows.append(Row((number, name, version, pages, dated, note)))
    return _table("归档目录", columns, rows)


def receipt_of(d: Dossier) -> str:
    there = [row.cells for row in d.materials.rows if row.cells[-1].isascii()]
    pages = sum(int(cells[3]) for cells in there if cells[3].isdigit())
    count = f"{len(there)}件，共{pages}页" if there else f"{BLANK}件，共{BLANK}页"
    return f"兹将{d.name}同志的入党材料{count}，按归档目录逐件清点，移交接收单位保管。双方核对无误，各执一份。"


def whole_process(d: Dossier) -> Table:
    """全程纪实表: each step with both clocks, who did it in which post, how it ended, and room for the signature."""
    columns = (("步骤", 24), ("发生日期", 11), ("录入时间", 17), ("经办人及岗位", 27), ("结果", 13), ("签字", 8))
    return _table("纪实", columns, [Row((*row.cells[:5], ""), tone=row.tone) for row in d.timeline.rows])


TABLES = {"serial_register": serial_register, "archive_catalogue": handed_over, "process_record": whole_process}
