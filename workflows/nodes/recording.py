"""How a node stores its task: the rows are viewflow's own, the statements are written once (recruitment.prepared).

What viewflow does besides (owners by rule, signals) has no use here; the tests of its graph run on every node.
"""

from django.utils.timezone import now
from viewflow.workflow.models import Task

from recruitment.prepared import insert, update

_Link = Task.previous.through


def open_task(flow_task, prev_activation, token) -> Task:
    """The task of a node that the token has reached, linked to the one it came from."""
    task = Task(
        process=prev_activation.process,
        flow_task=flow_task,
        flow_task_type=flow_task.task_type,
        token=token,
    )
    insert(task)
    insert(_Link(from_task=task, to_task=prev_activation.task))
    return task


def finish_task(task: Task) -> None:
    """Store that a task is done; the state machine has set its status."""
    task.finished = now()
    update(task, "status", "owner", "started", "finished")
