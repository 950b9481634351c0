"""The rule book asked about one act of a stored case, and what its answers forbid."""

from ..outcomes import OUTCOMES
from ..refusal import Refusal, sentence
from ..rules.book import book
from ..rules.facts import Act as Facts
from ..rules.judgement import judge_act
from ..rules.rule import Precondition
from ..rules.verdict import Answer, Effect, Verdict
from ..steps import Step
from .models import Act, Case
from .stored import ADVANCING, StoredActs, rule_case

_ASK_TRANSFERS = frozenset(
    (Step.CULTIVATION_AND_EXAMINATION, Step.PROBATION_EDUCATION, Step.CONVERSION_GENERAL_MEETING)
)


class WithThisAct(StoredActs):
    """The stored acts and the one that is about to be recorded."""

    def __init__(self, case: Case, step, facts: Facts, instead_of: Act | None = None):
        super().__init__(case)
        self._step, self._facts, self._replaced = str(step), facts, instead_of

    def _all(self):
        fresh = self._acts is None
        acts = super()._all()
        if fresh:
            listed = acts.setdefault(self._step, [])
            listed[:] = [act for act in listed if act.row != self._replaced]
            listed.append(self._facts)
        return acts


def judge_step(
    case: Case, step: Step | str, facts: Facts, profile: str, acts: WithThisAct | None = None
) -> list[Verdict]:
    """Every rule of `step` in force on the day of the act, answered; `acts` where they are read already."""
    chosen = book(profile)
    # On the day of the act: what came due only later is not missing from it, however late it is entered.
    known = rule_case(
        case, required=chosen.profile.joint_vetting_required, as_of=facts.day, transfers=step in _ASK_TRANSFERS
    )
    known.acts = acts or WithThisAct(case, step, facts)
    return judge_act(chosen, known, step, facts)


_PROVED_BY = {
    (Step.ADMISSION_GENERAL_MEETING, "quorum_failed"): ("S15-QUORUM",),
    (Step.ADMISSION_GENERAL_MEETING, "not_adopted"): ("S15-MAJORITY",),
    (Step.CONVERSION_GENERAL_MEETING, "quorum_failed"): ("S23-VOTE",),
    (Step.CONVERSION_GENERAL_MEETING, "not_adopted"): ("S23-VOTE",),
    (Step.POLITICAL_VETTING, "vetting_failed"): ("S10-MANDATORY",),
}
"""Outcomes that the recorded numbers themselves must show."""

_NEVER_STORED = frozenset(("S15-BALLOTS",))
"""Entries that cannot be true, whatever the outcome."""

DECISIONS = {"forward": "convert", "extend_probation": "extend", "cancel_probation": "cancel"}
"""Outcome of the conversion meeting -> the decision it stands for."""


def refuse_unlawful(step: Step | str, outcome: str, facts: Facts, verdicts: list[Verdict]) -> None:
    """Raise `Refusal` with every reason why the act may not be recorded as `outcome`."""
    advancing = outcome in ADVANCING
    stopping = [v for v in verdicts if v.blocks and (advancing or _impossible(v, outcome))]
    if advancing:
        stopping += [v for v in verdicts if v.answer is Answer.UNKNOWN and v.rule.effect is Effect.BLOCK]
    reasons = list(_contradictions(step, outcome, facts, verdicts))
    if stopping or reasons:
        raise Refusal(*reasons, verdicts=stopping)


def _impossible(verdict: Verdict, outcome: str) -> bool:
    if verdict.rule.id in _NEVER_STORED:
        return outcome != "ballot_void"
    return isinstance(verdict.rule, Precondition)


def _contradictions(step, outcome: str, facts: Facts, verdicts: list[Verdict]):
    shown = OUTCOMES[step][outcome].label if isinstance(step, Step) else outcome
    if outcome in ADVANCING and getattr(facts, "result", None) == "fail":
        yield sentence("结论为不合格，不能记为“{outcome}”。", outcome=shown)
    broken = {verdict.rule.id for verdict in verdicts if verdict.answer is Answer.NOT_MET}
    for rule in _PROVED_BY.get((step, outcome), ()):
        if rule not in broken:
            yield sentence("所记数字不能说明“{outcome}”：{rule} 并未违反，请核对后选择结果。", outcome=shown, rule=rule)
    if step is Step.CONVERSION_GENERAL_MEETING and facts.decision != DECISIONS.get(outcome, facts.decision):
        yield sentence("决议与结果“{outcome}”不一致。", outcome=shown)
