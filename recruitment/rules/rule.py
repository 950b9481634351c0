"""What a rule is.

A rule is a class without state: its id is stored with every verdict and never reused, its docstring is what
officers call it, `article` is its line in the regulation, `check` its test on one act. The three kinds below
carry what many rules share: plain rules, preconditions (-PRE) and rules with a clock.
"""

from datetime import date
from typing import ClassVar

from ..steps import Step
from .calendar import DAY, add_months
from .editions import BOTH, Edition, citation
from .titles import TITLES_EN
from .verdict import MET, Answer, Effect, Finding, Kind, met, not_met, unknown

JOINT_VETTING = "joint_vetting"
"""The joint vetting is an act beside the 25 steps."""


class Rule:
    """A rule on one act."""

    id: ClassVar[str]
    step: ClassVar[Step]
    act: ClassVar[Step | str]
    """What the rule is asked of, when it is not the step itself."""
    kind: ClassVar[Kind] = Kind.NATIONAL
    effect: ClassVar[Effect] = Effect.BLOCK
    editions: ClassVar[tuple[Edition, ...]] = BOTH
    article: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    """Properties of the act without which the answer is unknown."""
    of_many: ClassVar[bool] = False
    """Whether the rule is about many people: a case file of one person cannot answer it."""
    of_moves: ClassVar[bool] = False
    """Whether the rule asks of the transfers alone, so that it speaks before its step is recorded."""
    zh: ClassVar[str]
    en: ClassVar[str]
    title: ClassVar[str]
    title_en: ClassVar[str]
    citations: ClassVar[dict[Edition, str]]

    def __init_subclass__(cls) -> None:
        if "id" in cls.__dict__:
            cls.title = cls.__doc__.strip()
            cls.title_en = TITLES_EN.get(cls.id, cls.title)
            cls.citations = {edition: citation(cls.article, edition) for edition in Edition}
            cls.act = cls.__dict__.get("act", cls.step)
            if "requires" in cls.__dict__:
                cls.in_order = cls.__dict__.get("in_order", cls.requires)

    def check(self, act, case, f: dict[str, int]) -> Finding:
        """Judge `act`, of which all that `needs` names is known, within `case`; `f` holds the profile's figures."""
        raise NotImplementedError


class Precondition(Rule):
    """前置条件: the required acts are recorded, and not later than this one.

    What an earlier step's own rules find is theirs to say; it is not repeated here.
    """

    requires: ClassVar[tuple[Step, ...]]
    in_order: ClassVar[tuple[Step, ...]]
    """Those of `requires` whose day is compared with this act's; by default all."""
    zh = "{step}要求先完成{missing}，而案卷中没有这一环节的记录。"
    en = "{step} requires {missing} first, which is not on record."
    order_zh = "{step}在{on}，早于{earlier}（{earlier_on}）。"
    order_en = "{step} took place on {on}, before {earlier} on {earlier_on}."

    def check(self, act, case, f):
        acts = case.acts
        for step in self.requires:
            if not acts.get(step):
                return not_met(step=self.step, missing=[step for step in self.requires if not acts.get(step)])
        begun, dated = act.begun, True
        for earlier in self.in_order:
            done = acts[earlier][0].done
            if done is None or begun is None:
                dated = False
            elif begun < done:
                return not_met(say="order", step=self.step, on=begun, earlier=earlier, earlier_on=done)
        finding = self.also(act, case, f)
        return finding if dated or finding[0] is not MET else unknown(*self._undated(act, case))

    def also(self, act, case, f) -> Finding:
        """What the precondition's sentence asks beyond record and order."""
        return met()

    def _undated(self, act, case) -> list[str]:
        own = ["on"] if self.in_order and act.begun is None else []
        return own + [f"{step.value}.on" for step in self.in_order if case.first(step).done is None]


class Clock(Rule):
    """A limit that runs from an earlier act that lawfully advanced the case.

    The clock stops at the act itself, lawful or not; a limit that has passed without the act is not met from the
    first day after it.
    """

    effect = Effect.WARN
    starts: ClassVar[Step]
    recurs: ClassVar[bool] = False
    """Whether one case may hold several acts of the step, each answering a start of its own."""
    months: ClassVar[str] = ""
    days: ClassVar[str] = ""
    zh = "{start}是{since}，应在{deadline}前完成，实际{on}，逾期{late}天。"
    en = "{start} was on {since}; the limit was {deadline}, the act took place on {on}, {late} days late."
    overdue_zh = "{start}是{since}，应在{deadline}前完成，至今没有记录，已逾期{late}天。"
    overdue_en = "{start} was on {since}; the limit was {deadline}; nothing is on record, {late} days late."

    def since(self, case, before: date | None = None) -> date | None:
        """The day the clock starts: the last act of `starts` that advanced the case, not after `before`."""
        act = case.advanced(self.starts, before)
        return act.done if act else None

    def limit(self, since: date, f: dict[str, int]) -> date:
        if self.months:
            return add_months(since, f[self.months])
        return since + f[self.days] * DAY

    def check(self, act, case, f):
        since = self.since(case, act.begun)
        if since is None or act.begun is None:
            return unknown(self.starts.value if since is None else "on")
        deadline = self.limit(since, f)
        figures = {"start": self.starts, "since": since, "deadline": deadline, "on": act.begun}
        if act.begun <= deadline:
            return met(**figures)
        return not_met(**figures, late=(act.begun - deadline).days)

    def overdue(self, case, f: dict[str, int]) -> date | None:
        """The limit that ran out on `case.as_of` without the act; None while it runs or never started.

        Any recorded act stops it, even one that came too early: its precondition says so. Where an act may recur,
        each start asks for one of its own.
        """
        acts = case.acts.get(self.step, ())
        if acts and (not self.recurs or len(acts) >= len(case.acts_of(self.starts))):
            return None
        since = self.since(case)
        if since is None or any(act.begun is None or act.begun >= since for act in acts):
            return None
        deadline = self.limit(since, f)
        return deadline if deadline < case.as_of else None


def all_true(act, *names: str) -> Finding:
    """Met when all these properties are true; not met, with `lacking`, when one is known to be false."""
    if lacking := [name for name in names if getattr(act, name) is False]:
        return not_met(lacking=lacking)
    missing = [name for name in names if getattr(act, name) is None]
    return unknown(*missing) if missing else met()


def all_named(given: list[str], asked: tuple[str, ...]) -> Finding:
    """Met when every word that is asked for was given; otherwise not met, with `lacking`."""
    lacking = [word for word in asked if word not in given]
    return not_met(lacking=lacking) if lacking else met()


__all__ = [
    "JOINT_VETTING",
    "Answer",
    "Clock",
    "Precondition",
    "Rule",
    "all_named",
    "all_true",
    "met",
    "not_met",
    "unknown",
]
