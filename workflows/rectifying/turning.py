"""Moving the flow of a rectification on."""

from django.contrib.auth.models import User
from viewflow.workflow.models import Process, Task

from recruitment.audit.models import Rectification
from recruitment.refusal import OutOfTurn

from ..models import RectificationRun
from ..procedure import CURRENT_RECTIFICATION


def begin(rectification: Rectification) -> None:
    """Start today's flow for `rectification`."""
    CURRENT_RECTIFICATION.start.run(rectification)


def locked(rectification: Rectification, state: str) -> Rectification:
    """The row, locked, with what stands around it; refused unless it is in `state`."""
    rows = Rectification.objects.select_for_update(of=("self",))
    row = rows.select_related("finding__item__campaign", "finding__item__case__unit", "letter", "unit").get(
        pk=rectification.pk
    )
    if row.state != state:
        told = Rectification.State(row.state).label
        raise OutOfTurn("{code}的整改现在是“{state}”，刚由他人办理。", code=row.finding.code, state=told)
    return row


def finish(rectification: Rectification, node: str, user: User) -> None:
    """Complete the open task of `node`. The caller holds the rectification's lock; the process is locked with it."""
    run = RectificationRun.objects.get(rectification=rectification)
    process = Process.objects.select_for_update().get(pk=run.process_id)
    run.rectification, run.process, process.rectification_run = rectification, process, run
    open_tasks = Task.objects.filter(process=process, finished__isnull=True).order_by("-pk")
    task = next((task for task in open_tasks if task.flow_task is not None and task.flow_task.name == node), None)
    if task is None:
        raise OutOfTurn("{code}的整改没有等待办理的这一环节。", code=rectification.finding.code)
    task.process = process
    activation = task.flow_task.activation_class(task)
    activation.assign(user)
    activation.start(None)
    activation.execute()
