"""Official names of what a case page speaks of, each in Chinese and English."""

from dataclasses import dataclass

from recruitment.cases.models import JOINT_VETTING, Act
from recruitment.outcomes import OUTCOMES, Outcome
from recruitment.steps import Step
from recruitment.terms import Term


@dataclass(frozen=True, slots=True)
class Named(Term):
    zh: str
    en: str


_JOINT_VETTING = Named("执纪执法部门联审", "Joint vetting by the departments")
_JOINT_VETTING_OUTCOMES = {
    "forward": Named("联审合格", "passed"),
    "objection": Named("联审有异议", "objection raised"),
}


def named_step(step: str) -> Named | Step:
    return _JOINT_VETTING if step == JOINT_VETTING else Step(step)


def named_outcome(step: str, key: str) -> Named | Outcome:
    """What a step ended in; a word that the list of outcomes has not stands as it is."""
    known = _JOINT_VETTING_OUTCOMES if step == JOINT_VETTING else OUTCOMES[Step(step)]
    return known.get(key) or Named(key, key)


def outcome_of(act: Act) -> Named | Outcome:
    return named_outcome(act.step, act.outcome)
