"""The 25 steps of a case in five columns: done, open now, blocked, to come."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from recruitment.cases.models import JOINT_VETTING, Act, Case, Verdict
from recruitment.rules.book import book
from recruitment.steps import Stage, Step

from ..units import name_of
from ..why import Waiting, Why, why
from .names import Named, named_step, outcome_of

DONE, OPEN, BLOCKED, COMING = "done", "open", "blocked", "coming"


@dataclass
class Place:
    """A step of the chart, or the joint vetting, as it stands in one case."""

    step: str
    acts: list[Act] = field(default_factory=list)
    """Oldest first, what was superseded among them."""
    waiting: Waiting | None = None
    earliest: date | None = None

    @property
    def number(self) -> str:
        return "" if self.step == JOINT_VETTING else str(Step(self.step).number)

    @property
    def name(self) -> Named | Step:
        return named_step(self.step)

    @property
    def last(self) -> Act | None:
        """The latest act that stands."""
        return next((act for act in reversed(self.acts) if not act.superseded), None)

    @property
    def history(self) -> int:
        """Acts that later ones superseded."""
        return sum(act.superseded for act in self.acts)

    @property
    def standing(self) -> str:
        if self.waiting is not None:
            return BLOCKED if self.waiting.blocking else OPEN
        return DONE if self.last else COMING


@dataclass
class Column:
    """A stage: its steps, and how many of them are done."""

    stage: Stage
    places: list[Place]

    @property
    def done(self) -> int:
        return sum(place.standing == DONE for place in self._counted)

    @property
    def total(self) -> int:
        return len(self._counted)

    @property
    def _counted(self) -> list[Place]:
        return [place for place in self.places if place.step != JOINT_VETTING]


@dataclass
class Board:
    columns: list[Column]
    known: Why

    @property
    def places(self) -> list[Place]:
        return [place for column in self.columns for place in column.places]

    @property
    def done(self) -> int:
        return sum(column.done for column in self.columns)

    @property
    def reached(self) -> set[str]:
        """Steps that are done or open."""
        return {place.step for place in self.places if place.standing != COMING}

    @property
    def latest(self) -> Act | None:
        """The last act that was recorded and stands."""
        held = [place.last for place in self.places if place.last]
        return max(held, key=lambda act: act.pk, default=None)

    @property
    def now(self) -> list[Place]:
        """The steps that are open."""
        return [place for place in self.places if place.waiting is not None]


def board_of(case: Case) -> Board:
    """Where `case` stands today. The number of SQL statements does not grow with what was recorded."""
    known, acts = why(case), _acts_by_step(case)
    waiting = {str(w.item.step): w for w in known.waiting}
    places = {
        step: Place(step, acts.get(step, []), waiting.get(step), known.earliest.get(step))
        for step in _order(case, {*acts, *waiting})
    }
    columns = {stage: Column(stage, []) for stage in Stage}
    for step, place in places.items():
        columns[Step.POLITICAL_VETTING.stage if step == JOINT_VETTING else Step(step).stage].places.append(place)
    return Board(list(columns.values()), known)


def _order(case: Case, seen: set[str]) -> list[str]:
    """The chart; the joint vetting stands beside the political vetting where the district has it."""
    steps = [step.value for step in Step]
    if JOINT_VETTING in seen or book(case.profile).profile.joint_vetting_required:
        steps.insert(Step.POLITICAL_VETTING.number, JOINT_VETTING)
    return steps


def _acts_by_step(case: Case) -> dict[str, list[Act]]:
    """With the number of answers that each act got from the rules, and its outcome by name."""
    answers: dict[int, Counter] = defaultdict(Counter)
    counted = Verdict.objects.filter(act__case=case, superseded=False).values_list("act", "answer")
    for act, answer, count in counted.annotate(Count("pk")).order_by():
        answers[act][answer] = count
    found: dict[str, list[Act]] = defaultdict(list)
    for act in Act.objects.filter(case=case).select_related("recorded_by").order_by("pk"):
        act.answers, act.ended_in, act.who = answers[act.pk], outcome_of(act), name_of(act.recorded_by)
        found[act.step].append(act)
    return found
