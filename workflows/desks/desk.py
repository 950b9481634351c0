"""工作台: what waits for whoever signed in, by duty; the most unforgiving first."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from recruitment.accounts.selectors import is_applicant
from recruitment.cases.models.case import numbered_steps
from recruitment.cases.selectors import cases_in_sight
from recruitment.jobs.selectors import jobs_of
from recruitment.organisation.roles import Permission, Role
from recruitment.organisation.selectors import posts_today
from recruitment.outcomes import State
from recruitment.vetting.models import RoundDepartment
from recruitment.vetting.selectors import parts_of
from recruitment.vetting.vocabulary import ReplyState, RoundState

from ..models import WorkItem
from .auditing import auditing, waiting_rectifications
from .deadlines import Deadline, due_range
from .duties import ACTING, Duty, below, duties_of, waiting_for
from .found import Row

SHOWN, JOBS = 20, 3
LOOKING_ON = (Permission.AUDIT_CASES, Permission.FILE_CASES)
"""They see where the cases of their district stand."""


@dataclass(slots=True)
class Desk:
    """One duty's part of the page."""

    duty: Duty
    items: list[WorkItem]
    counts: dict[str, int]
    steps: list[tuple[str, str, int]]
    """Step, its name and how many wait there, in the order of the chart."""
    elsewhere: int = 0
    """Where nothing waits: cases of these units that are with somebody else."""

    @property
    def rows(self) -> list[Row]:
        """A case with two open steps is one row, as it is one in the counts."""
        rows: dict[int, Row] = {}
        for item in self.items:
            rows.setdefault(item.case_id, Row(item.case)).items.append(item)
        return list(rows.values())

    @property
    def of_several_units(self) -> bool:
        return self.duty.permission != Permission.KEEP_CASES or len({item.case.unit_id for item in self.items}) > 1


@dataclass(slots=True)
class Vetting:
    """The rounds in which a vetting department still owes its answers. No case is among them."""

    duty: Duty
    parts: list[RoundDepartment]


@dataclass(slots=True)
class Overview:
    """Where the cases in sight stand."""

    states: list[tuple[State, int]]
    overdue: int
    most: ClassVar[int] = 1_000
    """Overdue cases are counted so far: to know the last of ten thousand, every case of the district were read."""

    @property
    def total(self) -> int:
        return sum(count for _, count in self.states)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    duties = duties_of(request.user)
    permissions = {duty.permission for duty in duties}
    roles = {post.role for post in posts_today(request.user)}
    context = {
        "desks": [_desk(duty) for duty in duties if duty.permission in ACTING],
        "vetting": next((_vetting(duty) for duty in duties if duty.permission == Permission.VET_PEOPLE), None),
        "overview": _overview(request.user) if permissions.intersection(LOOKING_ON) else None,
        "auditing": next((auditing(request.user, d) for d in duties if d.permission == Permission.AUDIT_CASES), None),
        "mending": next((waiting_rectifications(d) for d in duties if d.permission == Permission.KEEP_CASES), []),
        "duties": duties,
        "jobs": jobs_of(request.user).filter(finished_at=None)[:JOBS] if duties else (),
        "has_own_case": not duties and is_applicant(request.user),
        "manages_accounts": not duties and Role.SYSTEM_ADMINISTRATOR in roles,
    }
    return render(request, "desks/desk.html", context)


def _vetting(duty: Duty) -> Vetting:
    owed = parts_of([post.unit for post in duty.posts]).exclude(state=ReplyState.HANDED_IN)
    parts = list(owed.filter(round__state=RoundState.SENT).order_by("round__due_on", "pk")[:SHOWN])
    for part in parts:
        part.deadline = Deadline(part.round.due_on)
    return Vetting(duty, parts)


def most_pressing(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    """Overdue first, then by due date, then what has waited longest."""
    return items.order_by(F("due_on").asc(nulls_last=True), "opened_at", "pk")


def _desk(duty: Duty) -> Desk:
    waiting = waiting_for([duty])
    keys = list(most_pressing(waiting).values_list("pk", flat=True)[:SHOWN])  # along an index, nothing read beside it
    shown = WorkItem.objects.filter(pk__in=keys).select_related("case__person", "case__unit")
    items = list(most_pressing(shown)) if keys else []
    for item in items:
        item.mine = True
        item.deadline = Deadline(item.due_on, item.due_article)
    if not items:
        return Desk(duty, [], {}, [], _elsewhere(duty))
    return Desk(duty, items, _counts(waiting), _by_step(waiting))


def _counts(waiting: QuerySet[WorkItem]) -> dict[str, int]:
    """Cases (a case with two open steps is one) by how long there is still time."""
    ranges = {name: due_range(name) for name in ("overdue", "near", "coming")}
    marked = {f"n_{name}": Count("pk", filter=meant) for name, meant in ranges.items()}
    by_case = waiting.values("case").annotate(**marked)
    counted = {name: Count("case", filter=Q(**{f"n_{name}__gt": 0})) for name in ranges}
    return by_case.aggregate(**counted, all=Count("case"))


def _by_step(waiting: QuerySet[WorkItem]) -> list[tuple[str, str, int]]:
    counted = dict(waiting.values_list("step").annotate(n=Count("pk")))
    return [(step, label, counted[step]) for step, label in numbered_steps() if step in counted]


def _elsewhere(duty: Duty) -> int:
    items = WorkItem.objects.filter(below(duty.sight, "case__unit__"), closed_at__isnull=True)
    return items.aggregate(n=Count("case", distinct=True))["n"]


def _overview(user) -> Overview:
    counted: Counter[str] = Counter()
    by_unit = cases_in_sight(user).values("unit", "state").annotate(n=Count("*"))  # along an index: no case is read
    for row in by_unit.order_by("unit", "state"):
        counted[row["state"]] += row["n"]
    late = WorkItem.objects.filter(closed_at__isnull=True, due_on__lt=localdate(), case__in=cases_in_sight(user))
    overdue = late.order_by("case").values("case").distinct()[: Overview.most + 1].count()
    return Overview([(state, counted[state]) for state in State if state in counted], overdue)
