"""The steps that were open when a case was suspended or left: they open again when it comes back."""

from recruitment.cases.models import Case
from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .models import StageRun


def steps_to_reopen(case: Case) -> tuple[list[Step | str], dict[int, StageRun]]:
    """The steps in the order of the chart, and by stage the runs that ended when the case went away."""
    runs = list(case.stage_runs.select_related("previous").order_by("pk"))
    away = runs[-1].ended_as
    taken_up = {run.previous_id for run in runs if run.previous_id and run.previous.stage == run.stage}
    ended = {run.stage: run for run in runs if run.ended_as == away and run.pk not in taken_up}
    steps = {
        item.step
        for run in ended.values()
        for item in run.items.select_related("act")
        if item.act is None or _led_away(item.step, item.act.outcome, away)
    }
    order = [*(s.value for s in Step if s.number <= 10), JOINT_VETTING, *(s.value for s in Step if s.number > 10)]
    return sorted(steps, key=order.index), ended


def _led_away(step: str, outcome: str, away: str) -> bool:
    return step != JOINT_VETTING and OUTCOMES[Step(step)][outcome].goto == away


def state_to_reopen(ended: dict[int, StageRun]) -> State:
    """The state in which the case was before it went away."""
    return State(ended[max(ended)].state_before)
