"""The 101 outcomes of the 25 steps (outcomes.csv): what a step may end in, and where the case goes then.

An outcome other than `forward` is a fact, not a failure: it is stored with its day, the body that decided,
its reason and who was told. Where a case returns to an earlier step nothing is deleted.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .steps import Step
from .terms import Term

FORWARD = "forward"


class State(Term, StrEnum):
    """Where a person stands in the procedure."""

    APPLICANT = "applicant"
    ACTIVIST = "activist"
    DEVELOPMENT_OBJECT = "development_object"
    RESOLUTION_PENDING = "resolution_pending"
    PROBATIONARY = "probationary"
    FULL_MEMBER = "full_member"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    NOT_RECOGNISED = "not_recognised"
    TRANSFERRED_OUT = "transferred_out"
    SUSPENDED = "suspended"
    DECEASED = "deceased"

    @property
    def zh(self) -> str:
        return _STATES[self][0]

    @property
    def en(self) -> str:
        return _STATES[self][1]


_STATES = {
    State.APPLICANT: ("入党申请人", "applicant"),
    State.ACTIVIST: ("入党积极分子", "activist"),
    State.DEVELOPMENT_OBJECT: ("发展对象", "development object"),
    State.RESOLUTION_PENDING: ("已表决待审批", "resolution pending"),
    State.PROBATIONARY: ("预备党员", "probationary member"),
    State.FULL_MEMBER: ("正式党员", "full member"),
    State.ARCHIVED: ("已归档", "archived"),
    State.WITHDRAWN: ("本人撤回", "withdrawn"),
    State.CLOSED: ("终止培养", "closed"),
    State.LAPSED: ("决议失效", "resolution lapsed"),
    State.CANCELLED: ("取消预备党员资格", "probation cancelled"),
    State.NOT_RECOGNISED: ("不予承认", "not recognised"),
    State.TRANSFERRED_OUT: ("已转出", "transferred out"),
    State.SUSPENDED: ("暂停", "suspended"),
    State.DECEASED: ("去世", "deceased"),
}


@dataclass(frozen=True, slots=True)
class Outcome(Term):
    key: str
    zh: str
    en: str
    goto: Step | State
    """The step that comes next, or the state in which the case rests."""
    reason_required: bool = True


def _read() -> dict[Step, dict[str, Outcome]]:
    table: dict[Step, dict[str, Outcome]] = {step: {} for step in Step}
    with (Path(__file__).parent / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            goto = Step(row["goto"]) if row["goto"] in set(Step) else State(row["goto"])
            outcome = Outcome(row["key"], row["zh"], row["en"], goto, row["reason_required"] == "yes")
            table[Step(row["step"])][outcome.key] = outcome
    return table


OUTCOMES = _read()
"""Step -> key -> outcome, in the order of the official chart."""
