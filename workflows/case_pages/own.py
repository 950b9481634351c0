"""A case as the person whom it concerns sees it: what is done, what comes next, what to bring.

Days and official names only. No outcome in words, no reason, no opinion, no number of votes, nobody's name: what is
not collected here cannot slip into the page.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from recruitment.cases.models import JOINT_VETTING, Act, Case
from recruitment.cases.paper_list import PaperState
from recruitment.cases.stored import ADVANCING
from recruitment.papers import FROM_THE_APPLICANT, Paper
from recruitment.steps import Stage, Step

from ..why import why
from .materials import lines_of
from .plain_words import PLAIN_WORDS


@dataclass(frozen=True, slots=True)
class OwnStep:
    step: Step
    standing: str
    """done, open or coming"""
    on: date | None = None
    """The day on which it was done."""
    due_on: date | None = None
    earliest: date | None = None
    unit: str = ""
    """Who acts, for an open step."""

    @property
    def words(self) -> str:
        return gettext(PLAIN_WORDS[self.step])


@dataclass(frozen=True, slots=True)
class OwnView:
    stages: list[tuple[Stage, list[OwnStep]]]
    now: list[OwnStep]
    bring: list[Paper]
    """Papers to bring for what is open and for what comes right after."""
    handed_in: list[Paper]

    @property
    def done(self) -> int:
        return sum(step.standing == "done" for _, steps in self.stages for step in steps)


def own_view(case: Case) -> OwnView:
    known = why(case)
    items = {w.item.step: w.item for w in known.waiting if w.item.step != JOINT_VETTING}
    done = _done_on(known.done)
    steps = [_step(step, items.get(step), done, known.earliest.get(step)) for step in Step]
    stages = [(stage, [one for one in steps if one.step.stage is stage]) for stage in Stage]
    papers = [line for line in lines_of(case) if line.paper.key in FROM_THE_APPLICANT]
    soon = _soon(set(items))
    return OwnView(
        stages=stages,
        now=[one for one in steps if one.standing == "open"],
        bring=[line.paper for line in papers if line.paper.step in soon and line.state in _NOT_THERE],
        handed_in=[line.paper for line in papers if line.state is PaperState.HELD],
    )


_NOT_THERE = (PaperState.MISSING, PaperState.LATER, PaperState.OPTIONAL)


def _done_on(acts: list[Act]) -> dict[str, date | None]:
    return {act.step: act.happened_on for act in acts if act.outcome in ADVANCING}


def _step(step: Step, item, done: dict, earliest: date | None) -> OwnStep:
    if item is not None:
        return OwnStep(step, "open", due_on=item.due_on, earliest=earliest, unit=item.unit.name)
    if step in done:
        return OwnStep(step, "done", on=done[step])
    return OwnStep(step, "coming", earliest=earliest)


def _soon(opened: set[str]) -> set[Step]:
    """The open steps and the next one."""
    steps = {Step(step) for step in opened}
    return steps | {Step.numbered(step.number + 1) for step in steps if step.number < len(Step)}
