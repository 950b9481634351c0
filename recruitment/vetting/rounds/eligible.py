"""Who may enter a round: development objects whom the base organisation found politically qualified."""

from dataclasses import dataclass
from datetime import date

from ...cases.models import JOINT_VETTING, Act, Case, PoliticalVetting
from ...organisation.models import Unit
from ...outcomes import FORWARD, State
from ...refusal import sentence
from ...rules.book import book
from ...rules.calendar import DAY, add_months
from ...steps import Step
from ..models import RoundPerson, VettingRequest
from ..vocabulary import RoundState

_STEPS = (Step.POLITICAL_VETTING, JOINT_VETTING)
LIVE = (RoundState.COLLECTING, RoundState.SENT, RoundState.OBJECTIONS, RoundState.REPLIED)


@dataclass(frozen=True, slots=True)
class Candidate:
    case: Case
    lacking: str
    """Why not yet; empty for somebody who may enter."""


def candidates(organiser: Unit, on: date) -> list[Candidate]:
    """The district's development objects, each with what is lacking. Five SQL statements, however many."""
    root = organiser.path_upwards[0]
    cases = Case.objects.filter(unit__path__startswith=root, state=State.DEVELOPMENT_OBJECT)
    return among(list(cases.select_related("person", "unit").order_by("unit__path", "person__name", "pk")), on)


def among(cases: list[Case], on: date) -> list[Candidate]:
    """The same for chosen cases."""
    keys = [case.pk for case in cases]
    acts: dict[tuple[int, str], Act] = {}
    for act in Act.objects.filter(case__in=keys, step__in=_STEPS, outcome=FORWARD, superseded=False).order_by("pk"):
        acts[act.case_id, act.step] = act
    reviews = [act.pk for (_, step), act in acts.items() if step == Step.POLITICAL_VETTING]
    results = dict(PoliticalVetting.objects.filter(pk__in=reviews).values_list("pk", "result"))
    live = RoundPerson.objects.filter(case__in=keys, round__state__in=LIVE).select_related("round")
    rounds = {person.case_id: person.round for person in live}
    asked = set(VettingRequest.objects.filter(case__in=keys, answered_at=None).values_list("case", flat=True))
    return [Candidate(case, _lacking(case, on, acts, results, rounds, asked)) for case in cases]


def _lacking(case, on, acts, results, rounds, asked) -> str:
    chosen = book(case.profile)
    review, joint = (acts.get((case.pk, str(step))) for step in _STEPS)
    if case.state != State.DEVELOPMENT_OBJECT:
        return sentence("不是发展对象")
    if review is None or results.get(review.pk) != "pass" or review.happened_on is None:
        return sentence("基层党组织的政治审查（本人、家庭成员和主要社会关系）没有合格结论")
    until = add_months(review.happened_on, chosen.figures["vetting_valid_months"]) - DAY
    if on > until:
        return sentence("政治审查结论有效期至{until}，已过期，应重新政审", until=until)
    if case.pk in rounds:
        return sentence("已在批次{code}中", code=rounds[case.pk].code)
    if joint is not None and joint.happened_on and _valid_until(joint.happened_on, chosen) >= on:
        return sentence(
            "联审已于{day}通过，有效期至{until}",
            day=joint.happened_on,
            until=_valid_until(joint.happened_on, chosen),
        )
    if not chosen.profile.joint_vetting_required and case.pk not in asked:
        return sentence("预审党委没有提出征求执纪执法部门意见")
    return ""


def _valid_until(day: date, chosen) -> date:
    return add_months(day, chosen.figures["joint_vetting_valid_months"]) - DAY


def eligible_in_pairs(cases: list[Case], on: date) -> tuple[list[Case], list[Candidate]]:
    """Those who may enter, and the others with their reason."""
    found = among(cases, on)
    return [c.case for c in found if not c.lacking], [c for c in found if c.lacking]
