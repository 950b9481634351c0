"""The tables of a sheet: people named, ballots, publicity, entries, papers, amendments, verdicts."""

from ..cases.models import Act, Amendment, Ballot, Entry, Exclusion, Material, Publicity, Verdict
from ..papers import PAPERS
from ..people.selectors import standing_among
from . import wording as w
from .content import Column, Fact, Row, Table
from .rows import Rows

PAPERS_OF_A_STEP, NOT_APPLICABLE = "材料", "不适用的理由"


def table_of(title: str, columns: list[tuple], rows: list[Row]) -> Table | None:
    return Table(title, tuple(Column(*column) for column in columns), rows) if rows else None


def ballot_facts(ballot: Ballot | None) -> list[Fact]:
    if ballot is None:
        return []
    counts = [column for column in Ballot._meta.concrete_fields if not column.is_relation]
    return [
        Fact("召开会议的党支部", ballot.meeting.unit.name),
        Fact("会议日期", w.long_day(ballot.meeting.held_on)),
        *(w.fact(column, getattr(ballot, column.name)) for column in counts),
    ]


CONTACTS, INTRODUCERS, EXCLUDED = "培养联系人", "入党介绍人", "不计入应到会人数的党员"


def _standing(rows: Rows, sponsor, act: Act) -> str:
    if sponsor.attested_status:
        return f"{w.word(sponsor.attested_status)}（据纸质材料）"
    if sponsor.member_id is None or act.happened_on is None:
        return w.NOT_RECORDED
    return w.word(standing_among(rows.memberships.get(sponsor.member_id, []), act.happened_on)) or "不是党员"


def contacts_table(rows: Rows, act: Act) -> Table | None:
    columns = [("姓名", 18), ("指定当日身份", 28), ("亲属", 8), ("联系人数", 12), ("不再担任", 17), ("接替", 17)]
    return table_of(
        CONTACTS,
        columns,
        [
            Row(
                (
                    c.member.name if c.member else c.name or w.NOT_RECORDED,
                    _standing(rows, c, act),
                    w.truth(c.is_relative),
                    w.number(c.activists_in_charge),
                    w.day(c.left_on),
                    w.day(c.replaced_on),
                )
            )
            for c in rows.contacts.get(act.pk, [])
        ],
    )


def introducers_table(rows: Rows, act: Act) -> Table | None:
    columns = [
        ("姓名", 16),
        ("确定当日身份", 22),
        ("填写意见时身份", 16),
        ("培养联系人", 10),
        ("双方同意", 9),
        ("亲属", 8),
        ("同一支部", 9),
        ("同时介绍", 10),
    ]
    return table_of(
        INTRODUCERS,
        columns,
        [
            Row(
                (
                    i.member.name if i.member else i.name or w.NOT_RECORDED,
                    _standing(rows, i, act),
                    w.word(i.status_at_form),
                    w.truth(i.is_contact),
                    w.truth(i.consented),
                    w.truth(i.is_relative),
                    w.truth(i.same_branch),
                    w.number(i.open_introductions),
                )
            )
            for i in rows.introducers.get(act.pk, [])
        ],
    )


def exclusions_table(exclusions: list[Exclusion]) -> Table | None:
    return table_of(
        EXCLUDED,
        [("情形", 50), ("上级党组织同意", 25), ("党员大会通过", 25)],
        [Row((w.word(e.category), w.truth(e.superior_consented), w.truth(e.meeting_approved))) for e in exclusions],
    )


def entries_table(entries: list[Entry]) -> Table | None:
    return table_of(
        "考察、思想汇报等按期记录",
        [("日期", 16), ("种类", 22), ("录入时间", 26), ("经办人", 18), ("补录", 18)],
        [
            Row(
                (
                    w.day(e.happened_on),
                    e.get_kind_display(),
                    w.moment(e.recorded_at),
                    w.who(e.recorded_by),
                    "据纸质材料" if e.attested else "—",
                ),
                prose=(Fact("意见", e.opinion),) if e.opinion else (),
            )
            for e in entries
        ],
    )


def publicity_table(notices: list[Publicity]) -> Table | None:
    return table_of(
        "公示",
        [("开始日期", 17), ("结束日期", 17), ("公示地点", 34), ("异议属实", 12), ("状态", 20)],
        [
            Row(
                (
                    w.day(p.started_on),
                    w.day(p.ended_on),
                    w.words(p.places),
                    w.truth(p.objection_upheld),
                    "已被取代" if p.superseded else "有效",
                ),
                tone="history" if p.superseded else "",
            )
            for p in notices
        ],
    )


def materials_table(materials: list[Material]) -> Table | None:
    """The papers of one step, with what the catalogue has no room for."""
    return table_of(
        PAPERS_OF_A_STEP,
        [("材料", 30), ("版本", 8), ("页数", 8), ("落款日期", 14), ("收到日期", 14), ("盖章", 8), ("录入人", 18)],
        [
            Row(
                (
                    PAPERS[m.key].zh,
                    str(m.version),
                    w.number(m.pages),
                    w.day(m.dated_on),
                    w.day(m.received_on),
                    w.truth(m.stamped),
                    w.who(m.recorded_by),
                ),
                prose=tuple(_paper(m)),
            )
            for m in materials
        ],
    )


def waived(m: Material) -> str:
    """不适用, once the committee has agreed; until then it is only proposed, and what it refused is not spared."""
    decision = getattr(m, "decision", None)
    return "拟不适用，待党委审批" if decision is None else "不适用" if decision.agreed else "拟不适用，党委未同意"


def _paper(m: Material):
    decision = getattr(m, "decision", None)
    if m.not_applicable_reason:
        standing = "" if decision and decision.agreed else f"（{waived(m)}）"
        yield Fact(NOT_APPLICABLE, m.not_applicable_reason + standing)
    if decision:
        by = f"{w.who(decision.decided_by)}，{decision.acting_as}"
        answer = "同意" if decision.agreed else "不同意"
        yield Fact("审批", f"{w.moment(decision.decided_at)}，{by}：{answer}。{decision.remark}")
    if m.sha256:
        yield Fact("原文件", f"{m.file_name or w.NOT_RECORDED}（{w.number(m.size)} 字节）")
        yield Fact("SHA-256", m.sha256)
    signed = f"{m.signers}签署；" if m.signers else ""
    yield Fact("签署及录入", f"{signed}{w.moment(m.recorded_at)}，{m.acting_as or w.NOT_RECORDED}录入")


def amendments_table(act: Act, amendments: list[Amendment]) -> Table | None:
    def row(a: Amendment) -> Row:
        label, old = w.amended(act.step, a.field, a.old)
        _, new = w.amended(act.step, a.field, a.new)
        by = f"{w.who(a.amended_by)}，{a.acting_as}"
        return Row((label, old, new, w.moment(a.amended_at), by), prose=(Fact("更正理由", a.reason),))

    columns = [("更正事项", 18), ("原记", 22), ("更正为", 22), ("更正时间", 18), ("更正人及岗位", 20)]
    return table_of("更正记录", columns, [row(a) for a in amendments])


def verdicts_table(title: str, verdicts: list[Verdict]) -> Table | None:
    tones = {"not_met": "bad", "unknown": "doubt"}
    return table_of(
        title,
        [("规则", 19), ("结论", 10), ("效力", 7), ("依据", 23), ("说明", 41)],
        [
            Row(
                (v.rule, w.ANSWERS.get(v.answer, v.answer), w.EFFECTS.get(v.effect, v.effect), v.citation, v.message),
                tone="history" if v.superseded else tones.get(v.answer, ""),
            )
            for v in verdicts
        ],
    )
