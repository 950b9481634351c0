"""The nodes of a round: what the organisation department and the departments do, and one way for each department."""

from django.utils.timezone import now
from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes import End, Split, StartHandle
from viewflow.workflow.nodes.end import EndActivation
from viewflow.workflow.nodes.split import SplitActivation
from viewflow.workflow.status import PROCESS
from viewflow.workflow.token import Token

from recruitment.outcomes import FORWARD
from recruitment.prepared import insert, update

from ..models import RoundRun, RoundTask
from .gates import Gate, GateActivation
from .recording import RecordedStart, RecordedStep, finish_task, open_task
from .step import OutcomeNode


class RoundStartActivation(RecordedStart):
    @Activation.status.super()
    def execute(self):
        self.task.process = self.process = insert(self.process)
        self.process.round_run = insert(
            RoundRun(round=self.round, process=self.process, flow_version=self.flow_class.__name__)
        )
        self.complete()
        self.activate_next()


class RoundStart(StartHandle):
    activation_class = RoundStartActivation
    task_title = "开启批次"

    def bpmn_content(self):
        return ""

    def run(self, round):
        """Start the process of `round`. The caller holds the round's lock."""
        activation = self.activation_class.create(self, None, None)
        activation.round = round
        activation.execute()


class RoundStepActivation(RecordedStep):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = cls(open_task(flow_task, prev_activation, token))
        run = activation.process.round_run
        insert(RoundTask(run=run, node=flow_task.name, department=data or None, task=activation.task))
        return activation

    @Activation.status.super()
    def create_next(self):
        yield self.flow_task.ways[self.task.round_task.outcome]._create(self, self.task.token)


class RoundStep(OutcomeNode):
    """One thing to do in a round. `outcomes` names its outcomes beside going on."""

    activation_class = RoundStepActivation

    def __init__(self, title: str, *, outcomes: dict[str, str] | None = None, each: str = ""):
        super().__init__(view=None)
        self.task_title, self.outcomes, self.ways, self._each = title, {FORWARD: "完成", **(outcomes or {})}, {}, each

    def outcome_name(self, outcome: str) -> str:
        return self.outcomes[outcome]

    def bpmn_content(self):
        if not self._each:
            return ""
        return (
            '<bpmn:multiInstanceLoopCharacteristics isSequential="false">'
            f"<bpmn:loopCardinality>{self._each}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        )


class EachDepartmentActivation(SplitActivation):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        return cls(open_task(flow_task, prev_activation, token))

    @Activation.status.super()
    def activate(self):
        """The departments frozen with the round, one way each."""
        self.next_tasks = list(self.process.round_run.round.departments.order_by("position"))

    @Activation.status.super()
    def complete(self):
        finish_task(self.task)

    @Activation.status.super()
    def create_next(self):
        tokens = Token.split_token_source(self.task.token, self.task.pk)
        (node,) = self.flow_task.replies
        for department in self.next_tasks:
            yield node._create(self, next(tokens), data=department)


class EachDepartment(Split):
    """A dynamic split: as many parallel tasks as the round has departments."""

    activation_class = EachDepartmentActivation
    task_title = "发各部门"

    @property
    def replies(self):
        return [node for node, _, _ in self._branches]


class RoundGateActivation(GateActivation):
    @Activation.status.super()
    def activate(self):
        self._condition_result = getattr(self.process.round_run.round, self.flow_task._value)


class RoundGate(Gate):
    """A gate that reads a column of the round."""

    activation_class = RoundGateActivation


class RoundEndActivation(EndActivation):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        return cls(open_task(flow_task, prev_activation, token))

    @Activation.status.super()
    def activate(self):
        self.task.started = self.process.finished = now()
        self.process.status = PROCESS.DONE
        update(self.process, "status", "finished")

    @Activation.status.super()
    def complete(self):
        finish_task(self.task)


class RoundEnd(End):
    activation_class = RoundEndActivation

    def __init__(self, title: str):
        super().__init__()
        self.task_title = title
