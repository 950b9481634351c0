"""The dossier of a case: everything that is recorded, in the order of the pages."""

from datetime import datetime

from ..cases.models import Case
from ..organisation.models import Unit
from ..outcomes import State
from ..rules.book import book
from . import wording as w
from .audited import audited
from .branch_copy import BRANCH, FULL, WITHHELD
from .catalogue import catalogue_of, completeness_of, lacking_of, listed
from .confided import confided_to
from .content import Column, Dossier, Fact, Row, Table
from .glossary import glossary_of
from .rows import Rows, rows_of
from .sheets import sheets_of
from .timeline import timeline_of


def dossier_of(case: Case, copy: str = FULL) -> Dossier:
    """The dossier of `case`. The number of SQL statements does not grow with what was recorded.

    The branch's copy tells that there was a vetting and how it ended, not what was said in it.
    """
    rows = rows_of(case)
    confided, opined = confided_to(case, copy)
    findings, audits = audited(rows, copy)
    papers = listed(rows)
    last = max([case.opened_at, *(entry.at for entry in rows.journal), *opined, *audits])
    return Dossier(
        number=number_of(case),
        name=case.person.name,
        branch=case.unit.name,
        cover=_cover(rows, last),
        timeline=timeline_of(rows),
        transfers=_transfers(rows),
        sheets=sheets_of(rows, confided, withheld=WITHHELD if copy == BRANCH else frozenset()),
        findings=findings,
        materials=catalogue_of(rows),
        materials_note=completeness_of(papers),
        lacking=lacking_of(papers),
        journal=_journal(rows),
        glossary=glossary_of(rows),
        last_fact_at=last,
        last_seq=rows.journal[-1].seq if rows.journal else 0,
    )


def number_of(case: Case) -> str:
    """纪实〔2026〕000012号: the year in which the case was opened, and its number in the register."""
    return f"纪实〔{w.moment(case.opened_at)[:4]}〕{case.pk:06d}号"


def _cover(rows: Rows, last: datetime) -> list[Fact]:
    case, person = rows.case, rows.case.person
    columns = {column.name: column for column in person._meta.concrete_fields}
    approving = [unit.name for unit in rows.units if unit.approval_power]
    editions = sorted({v.edition for verdicts in rows.verdicts.values() for v in verdicts})
    return [
        *(w.fact(columns[name], getattr(person, name)) for name in ("name", "sex", "birth_date", "ethnicity")),
        Fact("所在党支部", case.unit.name),
        Fact("审批党委", approving[-1] if approving else w.NOT_RECORDED, known=bool(approving)),
        Fact("当前状态", State(case.state).zh),
        Fact("轮次", f"第{case.cycle}轮"),
        Fact("适用细则", w.editions(editions), known=bool(editions)),
        Fact("地方规程", book(case.profile).profile.title or case.profile),
        Fact("立卷时间", w.moment(case.opened_at)),
        Fact("事实截至", w.moment(last)),
    ]


def _transfers(rows: Rows) -> Table | None:
    columns = [("转出单位", 18), ("转入单位", 18), ("转出日期", 13), ("接收日期", 13), ("材料移交", 12)]
    columns += [("入党材料审查", 13), ("身份确认", 13)]
    lines = [
        Row(
            (
                _unit(t.from_unit),
                _unit(t.to_unit),
                w.day(t.left_on),
                w.day(t.accepted_on),
                w.truth(t.materials_handed_over),
                w.truth(t.admission_materials_checked),
                w.truth(t.status_confirmed),
            )
        )
        for t in rows.transfers
    ]
    return Table("组织关系转接", tuple(Column(*c) for c in columns), lines) if lines else None


def _unit(unit: Unit | None) -> str:
    return unit.name if unit else w.NOT_RECORDED


def _journal(rows: Rows) -> Table:
    columns = (Column("序号", 8), Column("录入时间", 13), Column("经办人及岗位", 22), Column("发生日期", 13))
    columns += (Column("事项", 29), Column("校验值", 15, mono=True))
    lines = [
        Row(
            (
                str(entry.seq),
                w.moment(entry.at),
                "，".join(filter(None, (w.who(entry.actor), entry.acting_as))),
                w.day(entry.happened_on),
                w.journal_sentence(entry),
                entry.hash[:12],
            )
        )
        for entry in rows.journal
    ]
    return Table("日志摘录", columns, lines)
