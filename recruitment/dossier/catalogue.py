"""材料目录, in the archive order of the case's profile: the five national papers first, there or not."""

from itertools import groupby

from ..cases.models import Material
from ..cases.paper_list import PaperLine, PaperState, paper_list
from ..papers import FIVE_NATIONAL, PAPERS
from . import wording as w
from .archive_order import place_in
from .content import Column, Row, Table
from .rows import Rows
from .sheets import anchor
from .tables import table_of, waived

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
        _named(m.key) + (f"（{waived(m)}）" if m.not_applicable_reason else ""),
        str(m.version),
        w.number(m.pages),
        w.day(m.dated_on),
        w.day(m.received_on),
        f"{waived(m)}：{m.not_applicable_reason}" if m.not_applicable_reason else m.sha256 or "未上传",
    )


def _absent(key: str) -> tuple[str, ...]:
    return (_named(key), "—", "—", "—", "—", "尚未归入")


def _named(key: str) -> str:
    return f"★{PAPERS[key].zh}" if key in FIVE_NATIONAL else PAPERS[key].zh


def listed(rows: Rows) -> list[PaperLine]:
    """Every kind of paper as it stands in the case, as its page of papers tells it."""
    return paper_list(rows.case, {act.step for act in rows.acts if not act.superseded})


def completeness_of(lines: list[PaperLine]) -> str:
    spared = [line for line in lines if line.state is PaperState.NOT_APPLICABLE]
    held = [line for line in lines if line.versions and line not in spared]
    return f"材料目录共 {len(lines)} 种，已归入 {len(held)} 种，注明不适用 {len(spared)} 种。"


def lacking_of(lines: list[PaperLine]) -> Table | None:
    """尚缺的必备材料: what the recorded steps ask of this case and nobody handed in; None when nothing is missing."""
    missing = [line.paper for line in lines if line.state is PaperState.MISSING]
    rows = [
        Row((w.step_title(step), "、".join(paper.zh for paper in papers)), anchor=anchor(step), tone="doubt")
        for step, papers in groupby(missing, key=lambda paper: paper.step)
    ]
    return table_of(f"已办步骤尚缺的必备材料（{len(missing)} 种）", [("步骤", 31), ("尚缺材料", 69)], rows)
