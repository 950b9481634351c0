"""二十五步时间线: every act with both of its clocks, and what has not been done yet."""

from ..cases.models import Act
from ..steps import Step
from . import wording as w
from .content import Column, Row, Table
from .rows import Rows
from .sheets import ORDER, anchor

_TIMELINE = (
    Column("步骤", 27),
    Column("发生日期", 12),
    Column("录入时间", 12),
    Column("经办人及岗位", 19),
    Column("结果", 13),
    Column("审核结论及依据", 17),
)


def timeline_of(rows: Rows) -> Table:
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
