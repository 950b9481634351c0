"""Why a case stands where it stands: what is done, what is next, who must act, what blocks it, and until when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from recruitment.cases.judging import judge_step
from recruitment.cases.models import Act, Case
from recruitment.cases.registry import fill_from_registry
from recruitment.cases.stored import rule_case
from recruitment.organisation.models import Post, Unit
from recruitment.organisation.roles import Permission, roles_with
from recruitment.refusal import bracketed, listed
from recruitment.rules.book import book
from recruitment.rules.facts import on_day
from recruitment.rules.rule import JOINT_VETTING
from recruitment.rules.verdict import Answer, Effect, Verdict
from recruitment.steps import Step

from .earliest import earliest_days
from .models import WorkItem
from .units import name_of
from .worklist import open_items


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open step: who acts, and what the rules say if it were taken today."""

    item: WorkItem
    roles: str
    people: list[str]
    blocking: list[Verdict]
    """Broken now; the step may not go forward."""
    asked: list[Verdict]
    """Needs a fact that is entered with the step."""
    reminders: list[Verdict]

    @property
    def overdue_days(self) -> int:
        return max((localdate() - self.item.due_on).days, 0) if self.item.due_on else 0


@dataclass(frozen=True, slots=True)
class Why:
    case: Case
    done: list[Act]
    waiting: list[Waiting]
    earliest: dict[Step, date]
    """Open and coming steps; none behind a step that cannot lawfully go forward on any day."""


def why(case: Case) -> Why:
    """Where `case` stands today."""
    today = localdate()
    done = list(Act.objects.filter(case=case, superseded=False).order_by("happened_on", "pk"))
    items = list(open_items([case.pk]).select_related("run", "unit"))
    waiting = [_waiting(case, item, today) for item in items]
    earliest = _earliest(case, items, done, today)
    stuck = [step for w in waiting if w.blocking and (step := w.item.step) in earliest and earliest[step] <= today]
    for step in [step for step in earliest if any(step.number >= Step(first).number for first in stuck)]:
        del earliest[step]
    return Why(case, done, waiting, earliest)


def _waiting(case: Case, item: WorkItem, today: date) -> Waiting:
    verdicts = _judged_today(case, item, today)
    roles = roles_with(Permission(item.permission))
    return Waiting(
        item=item,
        roles=listed(role.label for role in roles),
        people=_holders(item.unit, roles, today),
        blocking=[verdict for verdict in verdicts if verdict.blocks],
        asked=[v for v in verdicts if v.answer is Answer.UNKNOWN and v.rule.effect is Effect.BLOCK],
        reminders=[v for v in verdicts if v.answer is Answer.NOT_MET and not v.blocks],
    )


def _judged_today(case: Case, item: WorkItem, today: date) -> list[Verdict]:
    """The open step as if it were taken today, with what is known without asking anybody."""
    step = item.step if item.step == JOINT_VETTING else Step(item.step)
    facts = on_day(step, today)
    fill_from_registry(case, step, facts, None)
    return judge_step(case, step, facts, item.run.profile)


def _holders(unit: Unit, roles: list, today: date) -> list[str]:
    """Who holds such a post today at the unit, or else at the nearest unit above."""
    posts = Post.objects.filter(
        Q(held_until__isnull=True) | Q(held_until__gt=today),
        unit__path__in=unit.path_upwards,
        role__in=roles,
        held_from__lte=today,
    ).select_related("user", "unit")
    nearest = sorted(posts, key=lambda post: (-post.unit.depth, post.pk))
    return [_named(post, unit) for post in nearest if post.unit.depth == nearest[0].unit.depth]


def _named(post: Post, unit: Unit) -> str:
    place = "" if post.unit_id == unit.pk else post.unit.name
    return bracketed(name_of(post.user), f"{place} {post.get_role_display()}".strip())


def _earliest(case: Case, items: list[WorkItem], done: list[Act], today: date) -> dict[Step, date]:
    """Of the open steps and all that come after them; empty for a case that is not under way."""
    opened = [Step(item.step) for item in items if item.step != JOINT_VETTING]
    if not items:
        return {}
    first = min((step.number for step in opened), default=Step.CENTRALIZED_TRAINING.number)
    recorded = {act.step for act in done if act.outcome in ("forward", "waived")}
    coming = {step for step in Step if step in opened or (step.number >= first and step not in recorded)}
    chosen = book(items[-1].run.profile)
    known = rule_case(case, required=chosen.profile.joint_vetting_required)
    return earliest_days(known, chosen, coming, today)
