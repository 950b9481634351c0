"""The deploy gate: what open work would break under the flows as they are now."""

from collections.abc import Iterator

from django.db import connection
from viewflow.workflow.models import Task
from viewflow.workflow.nodes import Obsolete
from viewflow.workflow.status import STATUS

from recruitment.audit.models import Rectification

from .models import RectificationRun, RoundTask, WorkItem
from .nodes import RectificationStep, RoundStep, StepNode

_OPEN = (STATUS.NEW, STATUS.ASSIGNED, STATUS.STARTED)


def faults() -> Iterator[str]:
    """One sentence for each open task whose node is gone, open item without open task, open task without item."""
    for task in Task.objects.filter(status__in=_OPEN).select_related("process").order_by("pk"):
        if task.flow_task is None or isinstance(task.flow_task, Obsolete):
            yield f"任务{task.pk}：流程中已没有它所指的环节（{_reference(task)}）。"
        elif isinstance(task.flow_task, StepNode) and not _has_open_item(task):
            yield f"任务{task.pk}（{task.flow_task.task_title}）没有对应的待办。"
        elif isinstance(task.flow_task, RoundStep) and not _has_open_round_task(task):
            yield f"任务{task.pk}（联审批次，{task.flow_task.task_title}）没有对应的待办。"
        elif isinstance(task.flow_task, RectificationStep) and not _awaited(task):
            yield f"任务{task.pk}（督查整改，{task.flow_task.task_title}）与整改事项的状态不符。"
    for item in WorkItem.objects.filter(closed_at__isnull=True).select_related("task", "case__person").order_by("pk"):
        if item.task is None or item.task.status not in _OPEN:
            yield f"待办{item.pk}（{item.case.person.name}，{item.get_step_display()}）没有在办的任务。"
    for item in RoundTask.objects.filter(closed_at__isnull=True).select_related("task", "run__round").order_by("pk"):
        if item.task.status not in _OPEN:
            yield f"批次待办{item.pk}（{item.run.round.code}，{item.node}）没有在办的任务。"


def _has_open_item(task: Task) -> bool:
    return WorkItem.objects.filter(task=task, closed_at__isnull=True).exists()


_STATE_AT = {"reply": Rectification.State.AWAITING_REPLY, "recheck": Rectification.State.AWAITING_RECHECK}


def _awaited(task: Task) -> bool:
    state = _STATE_AT[task.flow_task.name]
    return RectificationRun.objects.filter(process=task.process_id, rectification__state=state).exists()


def _has_open_round_task(task: Task) -> bool:
    return RoundTask.objects.filter(task=task, closed_at__isnull=True).exists()


def _reference(task: Task) -> str:
    """The stored reference as it stands in the table: the field gives None when it no longer resolves."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT flow_task FROM viewflow_task WHERE id = %s", [task.pk])
        return cursor.fetchone()[0]
