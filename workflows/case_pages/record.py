"""Everything that is recorded of one step: each attempt with its facts, answers and amendments."""

from collections import defaultdict
from dataclasses import dataclass

from recruitment.cases.models import JOINT_VETTING, Act, Amendment, Case, Entry, Publicity, Verdict
from recruitment.rules.verdict import Answer
from recruitment.steps import Step

from ..units import name_of
from .amended import amended_label, amended_value
from .facts import Fact, told
from .names import Named, named_step, outcome_of

STEPS = frozenset((*(step.value for step in Step), JOINT_VETTING))
_LOUDEST_FIRST = (Answer.NOT_MET, Answer.UNKNOWN, Answer.MET, Answer.NOT_IN_FORCE)


@dataclass
class Told:
    """One act, told."""

    act: Act
    ended_in: Named
    facts: list[Fact]
    verdicts: list[Verdict]
    """As they stand, the broken first."""
    earlier: list[Verdict]
    """Given before an amendment."""
    amendments: list[Amendment]


@dataclass
class Record:
    step: str
    name: Named
    acts: list[Told]
    """The latest first."""
    entries: list[Entry]
    notices: list[Publicity]


def record_of(case: Case, step: str) -> Record:
    acts = list(Act.objects.filter(case=case, step=step).select_related("recorded_by").order_by("-attempt"))
    verdicts, amendments = defaultdict(list), defaultdict(list)
    for verdict in Verdict.objects.filter(act__in=acts).order_by("pk"):
        verdicts[verdict.act_id].append(verdict)
    for amendment in Amendment.objects.filter(act__in=acts).select_related("amended_by").order_by("pk"):
        amendment.label, amendment.who = amended_label(amendment.field), name_of(amendment.amended_by)
        amendment.before, amendment.after = amended_value(amendment.old), amended_value(amendment.new)
        amendments[amendment.act_id].append(amendment)
    entries = list(case.entries.filter(step=step).select_related("recorded_by").order_by("happened_on", "pk"))
    for act in acts:
        act.case = case
    for row in (*acts, *entries):
        row.who = name_of(row.recorded_by)
    return Record(
        step,
        named_step(step),
        [_told(act, verdicts[act.pk], amendments[act.pk]) for act in acts],
        entries,
        list(case.publicity.filter(step=step).order_by("pk")),
    )


def _told(act: Act, verdicts: list[Verdict], amendments: list[Amendment]) -> Told:
    standing = [verdict for verdict in verdicts if not verdict.superseded]
    standing.sort(key=lambda verdict: _LOUDEST_FIRST.index(verdict.answer))
    earlier = [verdict for verdict in verdicts if verdict.superseded]
    return Told(act, outcome_of(act), told(act), standing, earlier, amendments)
