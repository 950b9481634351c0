"""督查报告 as a spreadsheet: what the page shows, sheet by sheet, and the findings themselves, to be counted again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from recruitment.audit.catalogue import CODES
from recruitment.audit.models import Campaign, Finding
from recruitment.audit.questions.report import BESIDE, Report
from recruitment.days import write_day
from recruitment.steps import Step
from recruitment.terms import label

from ..desks.workbook import Row, Sheet
from ..templatetags.official import cited


def sheets_of(told: dict) -> Iterator[Sheet]:
    """`told` is what the page shows. Counts are numbers; each table ends with its sums."""
    found, campaign = told["report"], told["campaign"]
    told_by = {
        _("统计"): (_counts_head(found), _counts(found)),
        _("概况"): ([(_("项目"), 24), (_("内容"), 70)], _about(told)),
        _("未整改"): ([(_("党组织"), 36), (_("未整改"), 10), (_("其中逾期"), 10)], _open(told)),
        _("环节×党组织"): (_heat_head(), _heat(found)),
        _("阶段与时间"): ([(_("分类"), 28), (_("项目"), 24), (_("合计"), 8)], _pictures(found)),
        _("突击迹象"): ([(_("迹象"), 30), (_("党组织"), 30), (_("情况"), 60)], _signs(told)),
        _("人工核查"): ([(_("项目"), 44), (_("核查件数"), 10), (_("发现问题"), 10)], _human(found)),
        _("问题清单"): (_finding_head(), _findings(campaign)),
    }
    for name, (head, rows) in told_by.items():
        about = f"{name} · {write_day(told['today'])}"
        yield Sheet(name, campaign.name, about, head, rows, to_filter=name == _("问题清单"))


def _counts_head(found: Report) -> list[tuple[str, int]]:
    return [(_("分类"), 14), (_("项目"), 50), *((severity, 8) for severity in found.severities), (_("合计"), 8)]


def _counts(found: Report) -> Iterator[Row]:
    for table in found.tables:
        for name, cells, total in table.rows:
            yield [table.name, str(name), *cells, total]
        yield [table.name, _("合计"), *table.sums, table.total]


def _about(told: dict) -> Iterator[Row]:
    found, campaign = told["report"], told["campaign"]
    yield [_("督查"), campaign.name]
    yield [_("状态"), str(campaign.get_state_display())]
    yield [_("受查党组织"), "、".join(unit.name for unit in campaign.units.all())]
    for name, day in ((_("接收日期自"), campaign.received_from), (_("接收日期至"), campaign.received_until)):
        yield [name, write_day(day) if day else _("不限")]
    yield [_("所处阶段"), str(campaign.get_stage_display() or _("不限"))]
    yield [_("符合条件的案卷"), campaign.population]
    yield [_("范围"), str(campaign.get_choice_display())]
    yield [_("抽样种子"), campaign.seed or "—"]
    yield [_("核查基准日"), write_day(campaign.as_of)]
    names = [row.auditor.last_name + row.auditor.first_name for row in told["assignments"]]
    yield [_("督查员"), "、".join(names) or "—"]
    yield [_("反馈函"), told["letters"]]
    yield [_("受查案卷"), found.cases]
    yield [_("未发现问题的案卷"), found.clean]
    yield [_("人工核查的案卷"), found.checked]
    yield [_("问题"), found.findings]
    for name, count in found.by_state:
        yield [f"　{name}", count]
    yield [_("另有认定不成立"), found.dismissed]
    yield [_("平均得分"), found.score]
    for severity, meaning in found.meanings:
        yield [severity, meaning]


def _open(told: dict) -> Iterator[Row]:
    yield from ([name, count, late] for name, count, late in told["report"].open_by_unit)
    yield [_("合计"), *told["open_sums"]]


def _heat_head() -> list[tuple[str, int]]:
    steps = [(f"{step.number} {step.label}", 7) for step in Step]
    return [(_("党组织"), 30), *steps, (_("不属某一环节"), 8), (_("合计"), 8)]


def _heat(found: Report) -> Iterator[Row]:
    units, steps, counts = found.heat
    columns = [*steps, BESIDE]
    for path, name in units:
        row = [counts.get((path, column), 0) for column in columns]
        yield [name, *row, sum(row)]
    sums = [sum(counts.get((path, column), 0) for path, _name in units) for column in columns]
    yield [_("合计"), *sums, sum(sums)]


def _pictures(found: Report) -> Iterator[Row]:
    yield from ([_("受查案卷到达的阶段"), str(name), count] for name, count in found.funnel)
    yield from ([_("未整改问题的时间"), str(name), count] for name, count in found.ages)


def _human(found: Report) -> Iterator[Row]:
    yield from ([f"{code} {name}", checked, wrong] for code, name, checked, wrong in found.human)


def _signs(told: dict) -> Iterator[Row]:
    for sign in told["signs"]:
        yield from ([sign.name, unit, seen] for unit, seen in sign.rows or [("—", _("没有发现。"))])


def _finding_head() -> list[tuple[str, int]]:
    return [
        (_("序号"), 6), (_("姓名"), 12), (_("党支部"), 24), (_("代码"), 6), (_("问题"), 34), (_("等级"), 6),
        (_("环节"), 24), (_("规则"), 16), (_("说明"), 60), (_("依据"), 28), (_("所涉日期"), 12), (_("来源"), 8),
        (_("状态"), 12), (_("认定说明"), 30),
    ]  # fmt: skip


def _findings(campaign: Campaign) -> Iterator[Row]:
    """Every finding that the tables count, and those that were dismissed."""
    rows = Finding.objects.filter(item__campaign=campaign).exclude(state=Finding.State.GONE)
    rows = rows.select_related("item__case__person", "item__case__unit").order_by("item__place", "code", "pk")
    for row in rows.iterator(1000):
        step = Step(row.step).label if row.step in set(Step) else ""
        on = f"{row.on:%Y-%m-%d}" if row.on else ""
        yield [
            row.item.place, row.item.case.person.name, row.item.case.unit.name, row.code, CODES[row.code].label,
            row.severity, str(step), row.rule, label(row.zh, row.en), cited(row.citation), on,
            str(row.get_source_display()), str(row.get_state_display()), row.note,
        ]  # fmt: skip
