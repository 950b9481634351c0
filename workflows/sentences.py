"""Sentences about steps and turns, for officers."""

from django.utils.timezone import localtime

from recruitment.cases.models import Act, Case
from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .units import name_of
from .worklist import open_items


def out_of_turn(case: Case, step: Step | str) -> str:
    """Why `step` cannot be taken now: who took it and when, or what is open instead."""
    last = Act.objects.filter(case=case, step=step).select_related("recorded_by").order_by("-pk").first()
    waiting = "、".join(item_name(item.step) for item in open_items([case.pk])) or "没有待办环节"
    name, state = item_name(step), State(case.state).zh
    if last is None:
        return f"{name}现在不能办理：案卷状态为“{state}”，当前待办：{waiting}。"
    who = name_of(last.recorded_by)
    when = f"{localtime(last.recorded_at):%Y年%-m月%-d日%H时%M分}"
    outcome = OUTCOMES[step][last.outcome].zh if step != JOINT_VETTING and last.outcome in OUTCOMES[step] else "已记录"
    return f"{name}已由{who}（{last.acting_as}）于{when}办理，结果为“{outcome}”。当前待办：{waiting}。"


def item_name(step: Step | str) -> str:
    if step == JOINT_VETTING:
        return "执纪执法部门联审"
    step = Step(step)
    return f"第{step.number}步“{step.zh}”"
