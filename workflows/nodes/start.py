"""The beginning of a stage."""

from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes import StartHandle
from viewflow.workflow.token import Token

from recruitment.prepared import insert
from recruitment.steps import Step

from .recording import RecordedStart


class StageStartActivation(RecordedStart):
    entries: tuple[Step | str, ...] = ()

    @Activation.status.super()
    def execute(self):
        self.task.process = self.stage_run.process = insert(self.process)
        insert(self.stage_run)
        self.complete()
        self.activate_next()

    @Activation.status.super()
    def create_next(self):
        if not self.entries:
            yield self.flow_task._next._create(self, self.task.token)
            return
        nodes = [self.flow_class.instance.node(str(step)) for step in self.entries]
        if len(nodes) == 1:
            yield nodes[0]._create(self, self.task.token)
            return
        tokens = Token.split_token_source(self.task.token, insert(self.task).pk)  # the join waits for all of them
        for node in nodes:
            yield node._create(self, next(tokens))


class StageStart(StartHandle):
    """The beginning of a stage: at its first step, or at the steps to which a case returns or is placed."""

    activation_class = StageStartActivation
    task_title = "开始"

    def bpmn_content(self):
        return ""  # a plain start: the stage before hands over

    def run(self, *, stage_run, entries=()):
        """Start the process of `stage_run`, which is saved with it. The caller holds the case's lock."""
        activation = self.activation_class.create(self, None, None)
        activation.stage_run, activation.entries = stage_run, tuple(entries)
        activation.execute()
