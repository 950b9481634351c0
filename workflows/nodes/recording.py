"""How a node stores its task: the rows are viewflow's own, the statements are written once (recruitment.prepared).

What viewflow does besides (owners by rule, signals) has no use here; the tests of its graph run on every node.
"""

from django.utils.timezone import now
from viewflow.workflow.activation import Activation
from viewflow.workflow.models import Task
from viewflow.workflow.nodes.start import StartHandleActivation
from viewflow.workflow.nodes.view import ViewActivation

from recruitment.prepared import insert_all, insert_values, update

_Link = Task.previous.through


def open_task(flow_task, prev_activation, token) -> Task:
    """The task of a node that the token has reached, linked to the one it came from."""
    task = _task(flow_task, prev_activation, token)
    _store(task, prev_activation.task)
    return task


def _task(flow_task, prev_activation, token) -> Task:
    return Task(process=prev_activation.process, flow_task=flow_task, flow_task_type=flow_task.task_type, token=token)


def _store(task: Task, came_from: Task) -> None:
    insert_all([task] if came_from.pk else [came_from, task])
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


class RecordedStart(StartHandleActivation):
    """A beginning: its task is stored once, in one statement with the first task that it opens."""

    @Activation.status.super()
    def complete(self):
        self.task.finished = now()


class RecordedStep(ViewActivation):
    """Something that a person does: its task is stored when it opens and when it is done."""

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        return cls(open_task(flow_task, prev_activation, token))

    @Activation.status.super()
    def assign(self, user):
        self.task.owner = user  # stored when the task is done, in the same transaction

    @Activation.status.super()
    def complete(self):
        finish_task(self.task)
