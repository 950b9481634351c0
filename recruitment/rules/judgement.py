"""Judging: the verdicts on one act, and on a whole case with the state it lawfully reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from ..outcomes import State
from ..steps import Step
from .book import Book
from .calendar import DAY
from .case import Case
from .computed import computed
from .editions import edition_on
from .facts import ACTS, Act
from .rule import JOINT_VETTING, Rule
from .state import state_of
from .verdict import MET, NOT_MET, UNKNOWN, Effect, Verdict

_BLOCK = Effect.BLOCK
_CONVERSION = (Step.CONVERSION_GENERAL_MEETING, Step.CONVERSION_APPROVAL)
_ORDER: tuple[Step | str, ...] = (
    *(Step.numbered(n) for n in range(1, 11)),
    JOINT_VETTING,
    *(Step.numbered(n) for n in range(11, 26)),
)
"""What is judged after what."""
_PLACE = {step: place for place, step in enumerate(_ORDER)} | dict.fromkeys(_CONVERSION, _ORDER.index(_CONVERSION[0]))
_WITH_RESULT = frozenset(step for step, record in ACTS.items() if any(item.name == "result" for item in fields(record)))


def judge_act(book: Book, case: Case, step: Step | str, act: Act, *, met_too: bool = True) -> list[Verdict]:
    """The answers of the rules in force on the day of `act`; without `met_too` only those that are not met.

    A figure `judged_on` dates a verdict otherwise than by the act.
    """
    day, figures_of = _day_of(act), book.figures
    edition = edition_on(day or case.as_of)
    verdicts = []
    for rule, needs, check in book.questions[edition, step]:
        for name in needs:
            if getattr(act, name) is None:
                lacking = tuple([name for name in needs if getattr(act, name) is None]) if len(needs) > 1 else needs
                verdicts.append(Verdict(rule, UNKNOWN, edition, day, {}, lacking, act))
                break
        else:
            answer, figures, lacking = check(act, case, figures_of)
            if answer is MET and not met_too:
                continue
            if "judged_on" in figures:
                on = figures["judged_on"]
                verdicts.append(Verdict(rule, answer, edition_on(on), on, figures, lacking, act))
            else:
                verdicts.append(Verdict(rule, answer, edition, day, figures, lacking, act))
    return verdicts


def _day_of(act: Act) -> date | None:
    """The day whose edition judges `act`; a step without a day of its own has that of its last examination."""
    return act.day or max(getattr(act, "examined_on", None) or (), default=None)


@dataclass(slots=True)
class Judgement:
    verdicts: list[Verdict]
    state: State
    computed: dict = field(default_factory=dict)

    @property
    def findings(self) -> list[Verdict]:
        """Broken rules, each once, in the order of the steps."""
        first: dict[str, Verdict] = {}
        for verdict in self.verdicts:
            if verdict.answer is NOT_MET:
                first.setdefault(verdict.rule.id, verdict)
        return list(first.values())

    @property
    def level(self) -> str:
        effects = {verdict.rule.effect for verdict in self.findings}
        if Effect.BLOCK in effects:
            return "BLOCK"
        if Effect.WARN in effects:
            return "WARN"
        return "PASS" if self.state in (State.FULL_MEMBER, State.ARCHIVED) else "IN_PROGRESS"


def judge(book: Book, case: Case, *, met_too: bool = True) -> Judgement:
    """Judge all acts in the order of the chart, and the limits that ran out without an act."""
    case.joint_vetting_required = book.profile.joint_vetting_required
    verdicts: list[Verdict] = []
    for step, act in _in_turn(case.acts):
        answers = judge_act(book, case, step, act, met_too=met_too)
        verdicts += answers
        act.advanced = _advances(book, case, step, act, answers)
    if run_out := [*_run_out(book, case), *_moved_before(book, case)]:
        verdicts = sorted(verdicts + run_out, key=lambda verdict: _PLACE[verdict.rule.act])
    return Judgement(verdicts, state_of(case), computed(case, book))


def _in_turn(acts: Mapping[Step | str, Sequence[Act]]) -> list[tuple[Step | str, Act]]:
    """The recorded acts with their steps. The meeting on the conversion and its approval may alternate, by their days:
    an extension that was approved moves the end of probation for the next meeting."""
    found = [(step, act) for step in _ORDER for act in acts.get(step, ())]
    alternating = [turn for turn in found if turn[0] in _CONVERSION]
    if len(alternating) > len(_CONVERSION):
        first = found.index(alternating[0])
        alternating.sort(key=lambda turn: turn[1].day or date.max)
        found[first : first + len(alternating)] = alternating
    return found


def not_in_force(book: Book, case: Case) -> list[Rule]:
    """Rules of recorded steps that the edition of the day does not know."""
    return [
        rule
        for step in _ORDER
        for act in case.acts_of(step)
        for rule in book.rules_out_of_force(step, edition_on(_day_of(act) or case.as_of))
    ]


def _run_out(book: Book, case: Case) -> list[Verdict]:
    """The limits that ran out without an act. Asked when every act is judged: a clock starts with a lawful one."""
    verdicts = []
    for rule in book.every_clock:
        if rule.recurs or not case.acts.get(rule.step):
            deadline = rule.overdue(case, book.figures)
            if deadline is not None and edition_on(deadline + DAY) in rule.editions:
                verdicts.append(_overdue(rule, case, deadline))
    return verdicts


def _moved_before(book: Book, case: Case) -> list[Verdict]:
    """What the transfers of an activist break before the step that follows them up is on record."""
    verdicts = []
    if case.transfers and case.acts.get(Step.RECOMMEND_AND_DETERMINE_ACTIVIST):
        for rule in book.on_moves:
            if not case.acts.get(rule.step):
                answer, figures, _ = rule.check(None, case, book.figures)
                if answer is NOT_MET:
                    on = figures.get("judged_on")
                    verdicts.append(Verdict(rule, NOT_MET, edition_on(on or case.as_of), on, figures))
    return verdicts


def _overdue(rule, case: Case, deadline) -> Verdict:
    figures = {
        "say": "overdue",
        "start": rule.starts,
        "since": rule.since(case),
        "deadline": deadline,
        "late": (case.as_of - deadline).days,
    }
    on = deadline + DAY
    return Verdict(rule, NOT_MET, edition_on(on), on, figures)


def _advances(book: Book, case: Case, step: Step | str, act: Act, answers: list[Verdict]) -> bool:
    """Whether the act lawfully moves the case on: nothing blocks it, nothing it depends on is broken."""
    for verdict in answers:
        if verdict.answer is NOT_MET and verdict.rule.effect is _BLOCK:
            return False
    if step in _WITH_RESULT and act.result == "fail":
        return False
    for required, in_order in book.requirements[step]:
        if case.advanced(required, act.begun if in_order else None) is None:
            return False
    return True
