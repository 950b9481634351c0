"""One sheet per step: its acts as they were recorded, and what was entered beside them."""

from dataclasses import replace

from ..cases.models import JOINT_VETTING, Act
from ..steps import Step
from . import wording
from .branch_copy import without_prose, without_texts
from .content import Fact, Facts, Record, Sheet, Table
from .rows import Rows
from .tables import (
    amendments_table,
    ballot_facts,
    contacts_table,
    entries_table,
    exclusions_table,
    introducers_table,
    materials_table,
    publicity_table,
    verdicts_table,
)

ORDER = (
    *(Step.numbered(n).value for n in range(1, 11)),
    JOINT_VETTING,
    *(Step.numbered(n).value for n in range(11, 26)),
)
"""The sheets in the order of the chart; the joint vetting stands beside the political vetting."""


def anchor(step: str) -> str:
    return f"step-{step.replace('_', '-')}"


def sheets_of(rows: Rows, confided: dict[str, list[Table]], withheld: frozenset[str] = frozenset()) -> list[Sheet]:
    """The sheets of the steps for which something is recorded; of those `withheld` without their texts.

    `confided` are the tables that this reader may have besides.
    """
    found = [_sheet(rows, step) if step not in withheld else _curtained(_sheet(rows, step)) for step in ORDER]
    for sheet, step in zip(found, ORDER, strict=True):
        sheet.tables.extend(confided.get(step, ()))
    return [sheet for sheet in found if sheet.records or sheet.tables]


def _curtained(sheet: Sheet) -> Sheet:
    records = [
        replace(r, groups=[without_texts(g) for g in r.groups], tables=[without_prose(t) for t in r.tables])
        for r in sheet.records
    ]
    return replace(sheet, records=records, tables=[without_prose(table) for table in sheet.tables])


def _sheet(rows: Rows, step: str) -> Sheet:
    stage = Step.POLITICAL_VETTING.stage if step == JOINT_VETTING else Step(step).stage
    tables = [
        entries_table(rows.entries.get(step, [])),
        publicity_table(rows.publicity.get(step, [])),
        materials_table(rows.materials.get(step, [])),
    ]
    return Sheet(
        anchor=anchor(step),
        title=wording.step_title(step),
        stage=f"第{stage.value}阶段　{stage.zh}",
        records=[_record(rows, act) for act in rows.acts_of(step)],
        tables=[table for table in tables if table],
    )


def _record(rows: Rows, act: Act) -> Record:
    marks = [
        label
        for mark, label in (("attested", "据纸质材料补录"), ("superseded", "已由后来的记录取代"))
        if getattr(act, mark)
    ]
    verdicts = rows.verdicts.get(act.pk, [])
    tables = [
        contacts_table(rows, act),
        introducers_table(rows, act),
        exclusions_table(rows.exclusions.get(act.pk, [])),
        amendments_table(act, rows.amendments.get(act.pk, [])),
        verdicts_table("审核结论", [v for v in verdicts if not v.superseded]),
        verdicts_table("更正前的审核结论（已被取代）", [v for v in verdicts if v.superseded]),
    ]
    groups = [
        Facts("办理与录入", _entered(act)),
        Facts("所记事实", _own_facts(rows, act)),
        Facts("会议与票决", ballot_facts(rows.ballots.get(act.pk))),
    ]
    return Record(
        title=f"第{act.attempt}次记录",
        marks=tuple(marks),
        superseded=act.superseded,
        groups=[group for group in groups if group.facts],
        tables=[table for table in tables if table],
    )


def _entered(act: Act) -> list[Fact]:
    return [
        wording.fact(Act._meta.get_field("happened_on"), act.happened_on),
        Fact("录入时间", wording.moment(act.recorded_at)),
        Fact("经办人", wording.who(act.recorded_by)),
        Fact("经办岗位", act.acting_as or wording.NOT_RECORDED, known=bool(act.acting_as)),
        Fact("结果", wording.outcome(act.step, act.outcome)),
        *([Fact("理由", act.reason)] if act.reason else []),
    ]


def _own_facts(rows: Rows, act: Act) -> list[Fact]:
    """Every column of the step's own table, recorded or not."""
    detail = rows.details.get(act.pk)
    if detail is None:
        return []
    columns = [column for column in detail._meta.concrete_fields if not column.primary_key]
    return [wording.fact(column, getattr(detail, column.attname)) for column in columns]
