"""Passages through a stage, read from the journal alone: neither tasks nor work items are asked.

A passage begins with the first step of its stage and ends when the case goes on, goes back or is left. It is complete
when the step that hands over was taken; an event log of what is still under way would look broken.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from recruitment.journal.models import JournalEntry
from recruitment.outcomes import FORWARD, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Stage, Step

_LEFT = frozenset(
    (State.WITHDRAWN, State.CLOSED, State.TRANSFERRED_OUT, State.SUSPENDED, State.DECEASED, State.NOT_RECOGNISED)
)
_LAST_OF = {stage: max((s for s in Step if s.stage is stage), key=lambda s: s.number) for stage in Stage}
"""The step whose taking ends the passage."""
_WORDS = ("step_recorded", "step_attested", "stage_returned", "state_changed")


@dataclass(frozen=True, slots=True)
class Event:
    step: str
    outcome: str
    on: date | None
    at: datetime
    acting_as: str
    attested: bool

    @property
    def name(self) -> str:
        """As the task is called in the BPMN."""
        return "执纪执法部门联审" if self.step == JOINT_VETTING else Step(self.step).zh


@dataclass(slots=True)
class Passage:
    case: int
    stage: Stage
    number: int
    events: list[Event] = field(default_factory=list)
    complete: bool = False
    returned: bool = False

    @property
    def name(self) -> str:
        return f"case {self.case}, stage {self.stage.value}, passage {self.number}"


def passages() -> Iterator[Passage]:
    """The passages of every case, case by case; a stream."""
    entries = JournalEntry.objects.filter(subject__startswith="case:", action__in=_WORDS).order_by("subject", "seq")
    columns = ("subject", "action", "details", "happened_on", "at", "acting_as")
    current, case = None, []
    for subject, *entry in entries.values_list(*columns).iterator(2000):
        if subject != current:
            yield from _cut(current, case)
            current, case = subject, []
        case.append(entry)
    yield from _cut(current, case)


def stage_of(step: str) -> Stage:
    return Stage.EXAMINATION if step == JOINT_VETTING else Step(step).stage


def _cut(subject: str | None, entries: list) -> Iterator[Passage]:
    open_ones: dict[Stage, Passage] = {}
    counts: dict[Stage, int] = {}
    done: list[Passage] = []
    for action, details, on, at, acting_as in entries:
        said = json.loads(details)
        if action == "stage_returned":
            _close(open_ones, done, since=Step(said["step"]).stage, returned=True)
        elif action == "state_changed":
            if said["to_state"] in _LEFT:
                _close(open_ones, done)
        else:
            stage = stage_of(said["step"])
            if stage not in open_ones:
                counts[stage] = counts.get(stage, 0) + 1
                open_ones[stage] = Passage(int(subject.partition(":")[2]), stage, counts[stage])
            passage, step = open_ones[stage], said["step"]
            passage.events.append(Event(step, said["outcome"], on, at, acting_as, action == "step_attested"))
            if step == _LAST_OF[stage] and said["outcome"] in (FORWARD, "overdue_recorded"):
                passage.complete = True
                done.append(open_ones.pop(stage))
    yield from done
    yield from open_ones.values()


def _close(open_ones: dict, done: list, *, since: Stage = Stage.APPLICATION, returned: bool = False) -> None:
    for stage in [stage for stage in open_ones if stage >= since]:
        passage = open_ones.pop(stage)
        passage.returned = returned
        done.append(passage)
