"""The ends of a stage: done, handed over, or left."""

from django.utils.timezone import now
from viewflow.workflow.activation import Activation
from viewflow.workflow.models import Task
from viewflow.workflow.nodes import End
from viewflow.workflow.nodes.end import EndActivation
from viewflow.workflow.status import PROCESS

from recruitment.outcomes import State
from recruitment.prepared import Given, Prepared, update
from recruitment.steps import Stage

from .. import worklist
from ..models import PASSED, RETURNED
from .recording import Passing


@Prepared
def _unfinished():
    return Task.objects.filter(process=Given("process"), finished__isnull=True).values_list("pk")[:1]


class StageEndActivation(Passing, EndActivation):
    @Activation.status.super()
    def activate(self):
        self.task.started = now()
        if self.flow_task.ends_everything:
            self._cancel_the_others()
        elif self.flow_class.instance.has_parallel_ways and _unfinished.rows(process=self.process.pk):
            return  # another path of the stage is still under way
        self.process.status, self.process.finished = PROCESS.DONE, now()
        update(self.process, "status", "finished")
        worklist.end_run(self.process.stage_run, self.flow_task.ended_as)

    @Activation.status.super()
    def complete(self):
        self.store()

    def _cancel_the_others(self):
        for task in self.process.task_set.filter(finished__isnull=True):
            task.process = self.process
            task.flow_task.activation_class(task).cancel()


class Passed(End):
    """The stage is done."""

    activation_class = StageEndActivation
    ends_everything = False
    ended_as = PASSED
    task_title = "阶段完成"


class HandOverActivation(StageEndActivation):
    @Activation.status.super()
    def activate(self):
        super().activate.original()
        self.process.stage_run.hands_over_to = self.flow_task.stage


class HandOver(Passed):
    """The case goes on to the next stage, in the same transaction (moves.stepping begins it)."""

    activation_class = HandOverActivation

    def __init__(self, stage: Stage):
        super().__init__()
        self.stage = stage
        self.task_title = f"转入第{stage.value}阶段"


class Leave(End):
    """The case leaves the stage; whatever else is open in it ends too."""

    activation_class = StageEndActivation
    ends_everything = True

    def __init__(self, state: State | str):
        super().__init__()
        self.ended_as = str(state)
        self.task_title = "退回前一阶段" if state == RETURNED else State(state).zh

    def bpmn_content(self):
        return "<bpmn:terminateEventDefinition/>"
