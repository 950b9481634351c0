"""突击补档、突击发展、长期不发展: each sign with the branches that show it; a sign that no branch shows is told too."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...days import write_day
from ...steps import Step
from ..checks.same_day import MOST_STEPS_A_DAY
from ..models import Campaign, Finding
from .report import COUNTED
from .signs import IDLE_YEARS, bursts, idle


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, and (branch, what is seen there) for each branch that shows it."""

    name: str
    rows: list[tuple[str, str]]


def signs_of(campaign: Campaign) -> list[Sign]:
    """The six of them, in the order in which a closing report tells them."""
    seen = _seen(campaign)
    return [
        Sign(_("一人一天办理多个环节"), seen["steps"]),
        Sign(_("同一支部多人同日办理"), seen["people"]),
        Sign(_("思想汇报、材料雷同"), seen["A18"]),
        Sign(_("介绍人意见雷同"), seen["A46"]),
        Sign(_("一年的接收集中在一个月"), [(burst.unit, _burst(burst)) for burst in bursts(campaign)]),
        Sign(_("有条件发展而多年没有发展"), [(name, _idle(members, last)) for name, members, last in idle(campaign)]),
    ]


def _seen(campaign: Campaign) -> dict[str, list[tuple[str, str]]]:
    """What was found case by case and stands, put together by branch and day. One SQL statement."""
    people: dict[tuple, set[int]] = defaultdict(set)
    rows = Finding.objects.filter(item__campaign=campaign, code__in=("A18", "A46", "A70"), state__in=COUNTED)
    columns = ("code", "evidence", "on", "step", "item__case__unit__name", "item")
    for code, evidence, on, step, unit, item in rows.order_by("item__case__unit__path", "on").values_list(*columns):
        many = code == "A70" and not evidence.startswith("day:")
        kind = code if code != "A70" else "people" if many else "steps"
        people[kind, unit, on if code == "A70" else None, step if many else ""].add(item)
    told = defaultdict(list)
    for (kind, unit, on, step), items in people.items():
        named = {"people": len(items), "on": on and write_day(on), "least": MOST_STEPS_A_DAY + 1}
        told[kind].append((unit, _SAID[kind]().format(step=Step(step).label if step else "", **named)))
    return told


_SAID = {
    "steps": lambda: _("{on}：{people}人各在这一天办理{least}个以上环节"),
    "people": lambda: _("{on}：{people}人同办“{step}”"),
    "A18": lambda: _("{people}人的思想汇报或材料与他人或本人以前的雷同"),
    "A46": lambda: _("{people}人的两名介绍人意见一字不差"),
}


def _burst(burst) -> str:
    told = _("{year}年接收{whole}人，其中{month}月{most}人")
    return told.format(year=burst.year, whole=burst.of_the_year, month=burst.month, most=burst.admitted)


def _idle(members: int, last) -> str:
    told = _("正式党员{members}人，{years}年以上没有确定入党积极分子（最近一次：{last}）")
    return told.format(members=members, years=IDLE_YEARS, last=write_day(last) if last else _("没有"))
