"""Sentences about steps and turns, for officers."""

from django.utils.timezone import localtime

from recruitment.cases.models import Act, Case
from recruitment.outcomes import OUTCOMES, State
from recruitment.refusal import listed, sentence
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from recruitment.vetting.selectors import progress_of

from .units import name_of
from .worklist import open_items


def out_of_turn(case: Case, step: Step | str) -> str:
    """Why `step` cannot be taken now: who took it and when, or what is open instead."""
    last = Act.objects.filter(case=case, step=step).select_related("recorded_by").order_by("-pk").first()
    waiting = listed(item_name(item.step) for item in open_items([case.pk])) or sentence("没有待办环节")
    if step in (Step.CENTRALIZED_TRAINING, JOINT_VETTING):
        waiting += progress_of(case)
    if last is None:
        return sentence(
            "{step}现在不能办理：案卷状态为“{state}”，当前待办：{waiting}。",
            step=item_name(step),
            state=State(case.state).label,
            waiting=waiting,
        )
    return sentence(
        "{step}已由{who}（{post}）于{when:%Y年%-m月%-d日%H时%M分}办理，结果为“{outcome}”。当前待办：{waiting}。",
        step=item_name(step),
        who=name_of(last.recorded_by),
        post=last.acting_as,
        when=localtime(last.recorded_at),
        outcome=_outcome(step, last.outcome),
        waiting=waiting,
    )


def _outcome(step: Step | str, key: str) -> str:
    known = OUTCOMES[step] if step != JOINT_VETTING else {}
    return known[key].label if key in known else sentence("已记录")


def item_name(step: Step | str) -> str:
    if step == JOINT_VETTING:
        return sentence("执纪执法部门联审")
    step = Step(step)
    return sentence("第{number}步“{step}”", number=step.number, step=step.label)
