"""Questions about cases."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q, QuerySet

from ..organisation.roles import Role
from ..organisation.selectors import posts_of
from ..outcomes import OUTCOMES
from ..rules.verdict import Answer
from ..steps import Stage, Step
from .models import Act, Case, Verdict
from .refusal import Refusal, listed

_WITHOUT_CASES = (Role.VETTING_CLERK,)
"""A vetting department sees its own questions about a person, never the case."""


def cases_in_sight(user) -> QuerySet[Case]:
    """The cases of the units where `user` holds a post today, and below."""
    below = Q(pk__in=[])
    for path in posts_of(user).exclude(role__in=_WITHOUT_CASES).values_list("unit__path", flat=True):
        below |= Q(unit__path__startswith=path)
    return Case.objects.filter(below)


@dataclass
class StepLine:
    """One step of a timeline: its acts with what was judged, and whether it is open now."""

    step: Step
    acts: list[Act] = field(default_factory=list)
    open_item: object | None = None

    @property
    def standing(self) -> str:
        if self.open_item is not None:
            return "open"
        return "done" if any(not act.superseded for act in self.acts) else "coming"


def timeline_of(case: Case, open_items) -> list[tuple[Stage, list[StepLine]]]:
    """The 25 steps by stage. Two SQL statements, however long the case."""
    lines = {step: StepLine(step) for step in Step}
    acts = list(Act.objects.filter(case=case).select_related("recorded_by").order_by("pk"))
    verdicts: dict[int, list[Verdict]] = {act.pk: [] for act in acts}
    for verdict in Verdict.objects.filter(act__case=case, superseded=False).order_by("pk"):
        verdicts[verdict.act_id].append(verdict)
    for act in acts:
        act.findings = [v for v in verdicts[act.pk] if v.answer == Answer.NOT_MET]
        act.met = sum(v.answer == Answer.MET for v in verdicts[act.pk])
        if act.step in lines:
            act.outcome_name = outcome_name(Step(act.step), act.outcome)
            lines[Step(act.step)].acts.append(act)
    for item in open_items:
        if item.step in lines:
            lines[Step(item.step)].open_item = item
    return [(stage, list(group)) for stage, group in groupby(lines.values(), key=lambda line: line.step.stage)]


def outcome_name(step: Step, key: str) -> str:
    return OUTCOMES[step][key].label if key in OUTCOMES[step] else key


def case_named(wanted: str) -> Case:
    """The case with this number, or the latest cycle of the only person of this name. `Refusal` says what is wrong."""
    cases = Case.objects.select_related("person", "unit")
    if wanted.isascii() and wanted.isdigit():
        found = cases.filter(pk=int(wanted)).first() if len(wanted) < 19 else None
        if found is None:
            raise Refusal("没有编号或姓名为“{wanted}”的案卷。", wanted=wanted)
        return found
    named = list(cases.filter(person__name=wanted).order_by("person", "-cycle"))
    if not named:
        raise Refusal("没有编号或姓名为“{wanted}”的案卷。", wanted=wanted)
    if len({case.person_id for case in named}) > 1:
        cases = listed(f"{case.pk}（{case.person.name}，{case.unit.name}）" for case in named)
        raise Refusal("名为“{wanted}”的不止一人，请用案卷编号：{cases}。", wanted=wanted, cases=cases)
    return named[0]
