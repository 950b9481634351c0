"""The dossier of a case: everything that is recorded, in the order of the pages."""

from datetime import datetime

from ..cases.models import Act, Case
from ..organisation.models import Unit
from ..outcomes import State
from ..papers import FIVE_NATIONAL, PAPERS
from ..rules.book import book
from ..steps import Step
from . import wording as w
from .branch_copy import BRANCH, FULL, WITHHELD
from .content import Column, Dossier, Fact, Row, Table
from .glossary import glossary_of
from .rows import Rows, rows_of
from .sheets import ORDER, anchor, sheets_of


def dossier_of(case: Case, copy: str = FULL) -> Dossier:
    """The dossier of `case`. The number of SQL statements does not grow with what was recorded.

    The branch's copy tells that there was a vetting and how it ended, not what was said in it.
    """
    rows = rows_of(case)
    return Dossier(
        number=number_of(case),
        name=case.person.name,
        branch=case.unit.name,
        cover=_cover(rows),
        timeline=_timeline(rows),
        transfers=_transfers(rows),
        sheets=sheets_of(rows, withheld=WITHHELD if copy == BRANCH else frozenset()),
        materials=_catalogue(rows),
        materials_note=_completeness(rows),
        journal=_journal(rows),
        glossary=glossary_of(rows),
        last_fact_at=_last_fact_at(rows),
        last_seq=rows.journal[-1].seq if rows.journal else 0,
    )


def number_of(case: Case) -> str:
    """纪实〔2026〕000012号: the year in which the case was opened, and its number in the register."""
    return f"纪实〔{w.moment(case.opened_at)[:4]}〕{case.pk:06d}号"


def _last_fact_at(rows: Rows) -> datetime:
    """The moment of the last fact: the only date that the dossier has."""
    return max([rows.case.opened_at, *(entry.at for entry in rows.journal)])


def _cover(rows: Rows) -> list[Fact]:
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
        Fact("事实截至", w.moment(_last_fact_at(rows))),
    ]


_TIMELINE = (
    Column("步骤", 21),
    Column("发生日期", 13),
    Column("录入时间", 13),
    Column("经办人及岗位", 19),
    Column("结果", 13),
    Column("审核结论及依据", 21),
)


def _timeline(rows: Rows) -> Table:
    lines = []
    for step in ORDER:
        acts = rows.acts_of(step)
        lines += [_line(rows, act) for act in acts]
        if not acts and step in set(Step):
            lines.append(Row((w.step_title(step), "—", "—", "—", "尚未办理", "—"), tone="history"))
    return Table("二十五步时间线", _TIMELINE, lines)


def _line(rows: Rows, act: Act) -> Row:
    verdicts = [v for v in rows.verdicts.get(act.pk, []) if not v.superseded]
    broken = [v for v in verdicts if v.answer in ("not_met", "unknown")]
    met = sum(v.answer == "met" for v in verdicts)
    said = [f"符合 {met} 条", *(f"{w.ANSWERS[v.answer]}：{v.rule}（{v.citation}）" for v in broken)]
    title = w.step_title(act.step)
    again = f"（第{act.attempt}次）" if len(rows.acts_of(act.step)) > 1 else ""
    marks = "\n（补录）" if act.attested else ""
    replaced = "\n（已被取代）" if act.superseded else ""
    return Row(
        (
            title + again,
            w.day(act.happened_on),
            w.moment(act.recorded_at),
            f"{w.who(act.recorded_by)}，{act.acting_as}",
            w.outcome(act.step, act.outcome) + marks + replaced,
            "\n".join(said),
        ),
        tone="history" if act.superseded else "",
        anchor=anchor(act.step),
    )


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


def _catalogue(rows: Rows) -> Table:
    """Archive order: the five national papers first, then by stage and step."""
    held = [material for materials in rows.materials.values() for material in materials]
    held.sort(key=lambda m: (m.key not in FIVE_NATIONAL, _place(m.key), m.version))
    columns = [("序号", 6), ("材料名称", 25), ("版本", 6), ("页数", 6), ("落款日期", 13), ("收到日期", 13)]
    lines = [
        Row(
            (
                str(place),
                PAPERS[m.key].zh + ("（不适用）" if m.not_applicable_reason else ""),
                str(m.version),
                w.number(m.pages),
                w.day(m.dated_on),
                w.day(m.received_on),
                f"不适用：{m.not_applicable_reason}" if m.not_applicable_reason else m.sha256,
            ),
            anchor=anchor(PAPERS[m.key].step),
        )
        for place, m in enumerate(held, 1)
    ]
    return Table("材料目录", (*(Column(*c) for c in columns), Column("SHA-256", 31, mono=True)), lines)


def _place(key: str) -> int:
    return FIVE_NATIONAL.index(key) if key in FIVE_NATIONAL else PAPERS[key].number


def _completeness(rows: Rows) -> str:
    held = {m.key: m for materials in rows.materials.values() for m in materials}
    waived = sum(bool(m.not_applicable_reason) for m in held.values())
    reached = {act.step for act in rows.acts if not act.superseded}
    missing = [p.zh for p in PAPERS.values() if p.required and p.step in reached and p.key not in held]
    said = f"材料目录共 {len(PAPERS)} 种，已归入 {len(held) - waived} 种，注明不适用 {waived} 种。"
    return said + (f"已办步骤的必备材料尚缺 {len(missing)} 种：{'、'.join(missing)}。" if missing else "")


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
