"""What the rules say of an act that is about to be recorded. Nothing is stored."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from recruitment.cases.judging import DECISIONS, WithThisAct, judge_step, refuse_unlawful
from recruitment.cases.models import Act, Case
from recruitment.cases.registry import fill_from_registry
from recruitment.people.models import Person
from recruitment.refusal import Refusal
from recruitment.rules.editions import edition_on
from recruitment.rules.facts import Act as Facts
from recruitment.rules.verdict import Answer, Effect, Verdict
from recruitment.steps import Step


@dataclass
class Preview:
    """Each rule of the step with its answer, in the order in which an officer reads them."""

    day: date | None
    edition: int
    verdicts: list[Verdict] = field(default_factory=list)
    stopping: list[Verdict] = field(default_factory=list)
    """Verdicts for which the act would be refused as it stands."""
    reasons: list[str] = field(default_factory=list)
    """Why it would be refused beside the rules, a sentence each."""

    amends: bool = False
    """An amendment is never refused because a rule speaks against it."""

    @property
    def groups(self) -> list[tuple[str, list[Verdict]]]:
        return [(name, [v for v in self.verdicts if _kind(v) == name]) for name in _KINDS]

    @property
    def lawful(self) -> bool:
        return not self.stopping and not self.reasons

    @property
    def lacks_person(self) -> bool:
        """Whether a rule misses what no step asks for: who the person is."""
        return any(not _OF_THE_PERSON.isdisjoint(v.needs) for v in self.verdicts if v.answer is Answer.UNKNOWN)

    @property
    def counts(self) -> dict[str, int]:
        return {name: len(found) for name, found in self.groups}


_OF_THE_PERSON = frozenset(("nationality", "birth_date", "sex", "ethnicity", "is_mobile"))
_KINDS = ("broken", "warned", "asked", "open", "met")


def _kind(verdict: Verdict) -> str:
    if verdict.answer is Answer.MET:
        return "met"
    if verdict.answer is Answer.UNKNOWN:
        return "asked" if verdict.rule.effect is Effect.BLOCK else "open"
    return "broken" if verdict.blocks else "warned"


def preview(
    case: Case,
    step,
    facts: Facts,
    *,
    outcome: str,
    members: list[Person],
    profile: str,
    instead_of: Act | None = None,
) -> Preview:
    """The verdicts on `facts` if they were submitted now as `outcome`."""
    facts, reasons = deepcopy(facts), []
    if step == Step.CONVERSION_GENERAL_MEETING:
        facts.decision = DECISIONS.get(outcome, facts.decision)
    day = facts.day
    try:
        if instead_of is None and (day is not None or not members):  # a standing needs a day
            fill_from_registry(case, step, facts, members)
    except Refusal as refusal:
        reasons += refusal.reasons
    verdicts = judge_step(case, step, facts, profile, WithThisAct(case, step, facts, instead_of))
    stopping: list[Verdict] = []
    try:
        if instead_of is None:
            refuse_unlawful(step, outcome, facts, verdicts)
    except Refusal as refusal:
        stopping = refusal.verdicts
        reasons += refusal.reasons[: len(refusal.reasons) - len(stopping)]
    return Preview(day, int(edition_on(day or localdate())), verdicts, stopping, reasons, instead_of is not None)
