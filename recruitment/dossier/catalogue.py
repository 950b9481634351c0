"""材料目录, in the archive order of the case's profile: the five national papers first, there or not."""

from itertools import groupby

from ..cases.models import Material
from ..cases.paper_list import PaperState, paper_list
from ..papers import FIVE_NATIONAL, PAPERS
from . import wording as w
from .archive_order import place_in
from .content import Column, Row, Table
from .rows import Rows
from .sheets import anchor
from .tables import table_of

_COLUMNS = (("序号", 6), ("材料名称", 25), ("版本", 6), ("页数", 6), ("落款日期", 13), ("收到日期", 13))


def catalogue_of(rows: Rows) -> Table:
    held = [material for materials in rows.materials.values() for material in materials]
    absent = [key for key in FIVE_NATIONAL if key not in {m.key for m in held}]
    place = place_in(rows.case.profile)
    found = [((place(m.key), m.version), m.key, _held(m)) for m in held]
    found += [((place(key), 0), key, _absent(key)) for key in absent]
    found.sort(key=lambda line: line[0])
    sheets = {*(act.step for act in rows.acts), *rows.entries, *rows.publicity, *rows.materials}
    lines = [
        Row(
            (str(number), *cells),
            anchor=anchor(PAPERS[key].step) if PAPERS[key].step in sheets else "",
            tone="doubt" if key in absent else "",
        )
        for number, (_, key, cells) in enumerate(found, 1)
    ]
    return Table("材料目录", (*(Column(*c) for c in _COLUMNS), Column("SHA-256 或不适用的理由", 31, mono=True)), lines)


def _held(m: Material) -> tuple[str, ...]:
    return (
        _named(m.key) + ("（不适用）" if m.not_applicable_reason else ""),
        str(m.version),
        w.number(m.pages),
        w.day(m.dated_on),
        w.day(m.received_on),
        f"不适用：{m.not_applicable_reason}" if m.not_applicable_reason else m.sha256 or "未上传",
    )


def _absent(key: str) -> tuple[str, ...]:
    return (_named(key), "—", "—", "—", "—", "尚未归入")


def _named(key: str) -> str:
    return f"★{PAPERS[key].zh}" if key in FIVE_NATIONAL else PAPERS[key].zh


def completeness_of(rows: Rows) -> str:
    held = {m.key: m for materials in rows.materials.values() for m in materials}
    waived = sum(bool(m.not_applicable_reason) for m in held.values())
    return f"材料目录共 {len(PAPERS)} 种，已归入 {len(held) - waived} 种，注明不适用 {waived} 种。"


def lacking_of(rows: Rows) -> Table | None:
    """尚缺的必备材料: what the recorded steps ask of this case and nobody handed in; None when nothing is missing."""
    listed = paper_list(rows.case, {act.step for act in rows.acts if not act.superseded})
    missing = [line.paper for line in listed if line.state is PaperState.MISSING]
    lines = [
        Row((w.step_title(step), "、".join(paper.zh for paper in papers)), anchor=anchor(step), tone="doubt")
        for step, papers in groupby(missing, key=lambda paper: paper.step)
    ]
    return table_of(f"已办步骤尚缺的必备材料（{len(missing)} 种）", [("步骤", 31), ("尚缺材料", 69)], lines)
