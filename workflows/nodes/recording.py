"""How a node stores its task: the rows are viewflow's own, the statements are written once (recruitment.prepared).

What viewflow does besides (owners by rule, signals) has no use here; the tests of its graph run on every node.
"""

from django.utils.timezone import now
from viewflow.workflow.models import Task

from recruitment.prepared import insert, insert_values, update

_Link = Task.previous.through


def open_task(flow_task, prev_activation, token) -> Task:
    """The task of a node that the token has reached, linked to the one it came from."""
    task = _task(flow_task, prev_activation, token)
    _store(task, prev_activation.task)
    return task


def _task(flow_task, prev_activation, token) -> Task:
    return Task(process=prev_activation.process, flow_task=flow_task, flow_task_type=flow_task.task_type, token=token)


def _store(task: Task, came_from: Task) -> None:
    insert(task)
    insert_values(_Link, from_task_id=task.pk, to_task_id=came_from.pk)


class Passing:
    """A node through which a case only passes, such as a gate: its task is stored once, when it is done."""

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = cls(_task(flow_task, prev_activation, token))
        activation.came_from = prev_activation.task
        return activation

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)  # the task has no key yet

    def store(self) -> None:
        self.task.finished = now()
        _store(self.task, self.came_from)


def finish_task(task: Task) -> None:
    """Store that a task is done; the state machine has set its status."""
    task.finished = now()
    update(task, "status", "owner", "started", "finished")
