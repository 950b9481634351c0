"""How the walk is told: one line for an act, and a few for what was refused."""

from collections.abc import Iterator
from datetime import date

from recruitment.cases.models import Act
from recruitment.cases.selectors import outcome_name
from recruitment.rules.book import RULES
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .unlawful import Refused

_DECISIVE = frozenset(
    (
        "S01-AGE18",
        "S02-TALK-1M",
        "S03-DECIDE",
        "S04-FILE",
        "S05-FULL",
        "S06-1Y",
        "S07-PRE",
        "S08-FILE-2014",
        "S08-PUBLICITY-2026",
        "S09-FULL",
        "S10-MANDATORY",
        "S10-JOINT",
        "S11-DURATION",
        "S12-COLLECTIVE",
        "S13-AUTHORITY",
        "S14-SELF",
        "S15-MAJORITY",
        "S16-WHO",
        "S17-AUTHORITY",
        "S18-FILE",
        "S19-PROMPT",
        "S20-FLAG",
        "S21-1Y",
        "S22-WRITTEN",
        "S23-VOTE",
        "S24-STANDING",
        "S25-FIVE",
    )
)
"""The rule of each step on which its lawfulness turns."""


def day_of(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def line_of_act(act: Act) -> str:
    """Number, official name, day, who acted, the outcome, and what the rules answered."""
    if act.step == JOINT_VETTING:
        what, outcome = "　联审　执纪执法部门联审", "联审通过"
    else:
        step = Step(act.step)
        what, outcome = f"第{step.number:2}步　{step.zh}", outcome_name(step, act.outcome)
    answers = list(act.verdicts.values_list("rule", "answer", "citation"))
    met = sum(answer == "met" for _, answer, _ in answers)
    rest = f"，{len(answers) - met}条另有说明" if met < len(answers) else ""
    decisive = "".join(f"；{RULES[rule].title}（{citation}）" for rule, _, citation in answers if rule in _DECISIVE)
    return f"{what}　{day_of(act.happened_on)}　{act.acting_as}　{outcome}　规则{met}条符合{rest}{decisive}"


def lines_of_refusal(refused: Refused) -> Iterator[str]:
    yield f"　　　试：{refused.tried}"
    for reason in refused.reasons:
        yield f"　　　　不予记录：{reason}"
