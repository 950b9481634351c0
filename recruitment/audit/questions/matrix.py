"""The matrix: people × 25 steps, people × 72 papers. What is missing, not applicable, attested and unknown differ."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ...cases.models import Act, Archiving, Case, Material, Verdict
from ...cases.stored import ADVANCING
from ...papers import FIVE_NATIONAL, PAPERS
from ...rules.rule import JOINT_VETTING
from ...rules.verdict import Answer, Effect
from ...steps import Step
from ..checks.absent_steps import is_absent


class Sign(StrEnum):
    """What stands in a cell: a sign and a word, beside the colour."""

    DONE = "done"
    WARNED = "warned"
    BROKEN = "broken"
    ATTESTED = "attested"
    SPARED = "spared"
    PROPOSED = "proposed"
    MISSING = "missing"
    UNKNOWN = "unknown"
    OPEN = "open"
    LATER = "later"
    OPTIONAL = "optional"

    @property
    def sign(self) -> str:
        return str(_SIGNS[self][0])

    @property
    def word(self):
        return _SIGNS[self][1]


_SIGNS = {
    Sign.DONE: ("✓", _("符合")),
    Sign.WARNED: ("！", _("有提示")),
    Sign.BROKEN: ("✗", _("不符合")),
    Sign.ATTESTED: (pgettext_lazy("一格", "纸"), _("据纸质材料")),
    Sign.SPARED: (pgettext_lazy("一格", "免"), _("不适用，已核准")),
    Sign.PROPOSED: (pgettext_lazy("一格", "待"), _("不适用，待核准")),
    Sign.MISSING: (pgettext_lazy("一格", "缺"), _("缺少")),
    Sign.UNKNOWN: ("？", _("不明")),
    Sign.OPEN: ("→", _("在办")),
    Sign.LATER: ("·", _("未到")),
    Sign.OPTIONAL: ("○", _("可有可无")),
}


@dataclass(frozen=True, slots=True)
class Cell:
    column: str
    sign: Sign


def step_cells(cases: list[Case], open_steps: dict[int, set[str]]) -> dict[int, list[Cell]]:
    """Case -> its 25 cells. Two SQL statements. `open_steps` are those with a work item."""
    acts: dict[int, dict[str, tuple]] = defaultdict(dict)
    rows = Act.objects.filter(case__in=cases, superseded=False).order_by("happened_on", "pk")
    for pk, case, step, outcome, attested in rows.values_list("pk", "case", "step", "outcome", "attested"):
        if outcome in ADVANCING and step != JOINT_VETTING:
            acts[case][step] = (pk, outcome, attested)
    judged: dict[int, set] = defaultdict(set)
    verdicts = Verdict.objects.filter(act__case__in=cases, act__superseded=False, superseded=False)
    wrong = verdicts.filter(answer__in=(Answer.NOT_MET, Answer.UNKNOWN)).exclude(effect=Effect.INFO)
    for act, answer, effect in wrong.values_list("act", "answer", "effect"):
        judged[act].add((answer, effect))
    return {case.pk: _steps(acts[case.pk], judged, open_steps.get(case.pk, set())) for case in cases}


def _steps(acts: dict, judged: dict, waiting: set[str]) -> list[Cell]:
    recorded = {Step(step).number for step in acts}
    return [Cell(step.value, _step_sign(step, acts, judged, waiting, recorded)) for step in Step]


def _step_sign(step: Step, acts: dict, judged: dict, waiting: set[str], recorded: set[int]) -> Sign:
    if step.value not in acts:
        if step.value in waiting:
            return Sign.OPEN
        return Sign.MISSING if is_absent(step.number, recorded) else Sign.LATER
    act, outcome, attested = acts[step.value]
    told = judged.get(act, ())
    if (Answer.NOT_MET, Effect.BLOCK) in told:
        return Sign.BROKEN
    if outcome == "waived":
        return Sign.SPARED
    if (Answer.UNKNOWN, Effect.BLOCK) in told:
        return Sign.UNKNOWN
    if any(answer == Answer.NOT_MET for answer, _ in told):
        return Sign.WARNED
    return Sign.ATTESTED if attested else Sign.DONE


def paper_cells(cases: list[Case]) -> dict[int, list[Cell]]:
    """Case -> its 72 cells. Three SQL statements."""
    papers: dict[int, dict[str, tuple]] = defaultdict(dict)
    rows = Material.objects.filter(case__in=cases).order_by("key", "version")
    for case, key, sha256, agreed in rows.values_list("case", "key", "sha256", "decision__agreed"):
        papers[case][key] = (bool(sha256), agreed)
    done: dict[int, set[str]] = defaultdict(set)
    acts = Act.objects.filter(case__in=cases, superseded=False, outcome__in=ADVANCING)
    for case, step in acts.values_list("case", "step"):
        done[case].add(step)
    archived = {
        case: materials or []
        for case, materials in Archiving.objects.filter(act__case__in=cases, act__superseded=False).values_list(
            "act__case", "materials"
        )
    }
    return {case.pk: _papers(papers[case.pk], done[case.pk], set(archived.get(case.pk, ()))) for case in cases}


def _papers(held: dict, done: set[str], archived: set[str]) -> list[Cell]:
    due = [paper for paper in PAPERS.values() if paper.required and paper.step.value in done]
    kept = any(scanned for scanned, _ in held.values()) and 2 * sum(p.key in held for p in due) >= len(due)
    cells = []
    for paper in PAPERS.values():
        scanned, agreed = held.get(paper.key, (False, None))
        if scanned:
            sign = Sign.DONE
        elif paper.key in held and agreed is not False:
            sign = Sign.SPARED if agreed else Sign.PROPOSED
        elif paper.key in archived:
            sign = Sign.ATTESTED
        elif paper.step.value not in done:
            sign = Sign.LATER
        elif not paper.required:
            sign = Sign.OPTIONAL
        else:
            told = kept or (archived and paper.key in FIVE_NATIONAL)  # the archive's list is of these five
            sign = Sign.MISSING if told else Sign.UNKNOWN
        cells.append(Cell(paper.key, sign))
    return cells
