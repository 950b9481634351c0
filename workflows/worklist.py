"""The list of what waits: opened and closed with the tasks, read by the desks."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import F, Q, QuerySet
from django.utils.timezone import now

from recruitment.cases.models import Case
from recruitment.organisation.roles import GRANTS, Role
from recruitment.organisation.selectors import posts_today
from recruitment.prepared import Given, Prepared, insert, update
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .due import due
from .models import StageRun, WorkItem
from .units import Acting


def open_item(run: StageRun, task, step, acts: Acting) -> WorkItem:
    """Open the work item of a new task."""
    due_on, article = due(run.case, step, run.profile)
    item = WorkItem(
        case=run.case,
        step=step,
        run=run,
        task=task,
        unit=acts.unit_for(run.case),
        permission=acts.permission,
        attempt=_attempt(run, step),
        due_on=due_on,
        due_article=article,
    )
    return insert(item)


def _attempt(run: StageRun, step) -> int:
    """The how-many-eth time `step` opens; a fork that opens several asks once."""
    if not hasattr(run, "steps_opened"):
        run.steps_opened = Counter(opened for (opened,) in _steps_opened.rows(case=run.case_id))
    run.steps_opened[str(step)] += 1
    return run.steps_opened[str(step)]


@Prepared
def _steps_opened():
    return WorkItem.objects.filter(case=Given("case")).values_list("step")


def close_item(item: WorkItem, act) -> None:
    """The step was taken: the item is closed by its act."""
    item.act, item.closed_at = act, now()
    update(item, "act", "closed_at")


def cancel_item(task) -> None:
    """The step is no longer open and nobody took it."""
    WorkItem.objects.filter(task=task, closed_at__isnull=True).update(closed_at=now())


def end_run(run: StageRun, ended_as: str) -> None:
    run.ended_as, run.ended_at, run.state_before = ended_as, now(), run.case.state
    update(run, "ended_as", "ended_at", "state_before")


def open_items(cases: Iterable[int]) -> QuerySet[WorkItem]:
    """What is open in these cases (by id), in the order of the chart."""
    return WorkItem.objects.filter(case__in=list(cases), closed_at__isnull=True).select_related("unit").order_by("pk")


def open_steps(case: Case) -> list[Step]:
    """The steps of the chart that are open in `case`."""
    return [Step(item.step) for item in open_items([case.pk]) if item.step != JOINT_VETTING]


def inbox_of(user) -> QuerySet[WorkItem]:
    """What waits for `user` today: open items of the units of his posts and below, the most pressing first."""
    mine = Q(pk__in=[])
    for post in posts_today(user):
        mine |= Q(permission__in=GRANTS[Role(post.role)], unit__path__startswith=post.reach)
    open_rows = WorkItem.objects.filter(mine, closed_at__isnull=True)
    return open_rows.select_related("case__person", "case__unit", "unit").order_by(
        F("due_on").asc(nulls_last=True), "opened_at", "pk"
    )
