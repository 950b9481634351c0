"""The nodes of a rectification: it begins with a letter; each step follows what is stored of the rectification."""

from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes import StartHandle

from recruitment.audit.models import Rectification
from recruitment.outcomes import FORWARD
from recruitment.prepared import insert

from ..models import RectificationRun
from .recording import RecordedStart, RecordedStep
from .step import OutcomeNode


class RectificationStartActivation(RecordedStart):
    @Activation.status.super()
    def execute(self):
        self.task.process = self.process = insert(self.process)
        self.process.rectification_run = insert(
            RectificationRun(
                rectification=self.rectification, process=self.process, flow_version=self.flow_class.__name__
            )
        )
        self.complete()
        self.activate_next()


class RectificationStart(StartHandle):
    activation_class = RectificationStartActivation
    task_title = "发反馈函"

    def bpmn_content(self):
        return ""

    def run(self, rectification):
        """Start the process of `rectification`, in the transaction of its letter."""
        activation = self.activation_class.create(self, None, None)
        activation.rectification = rectification
        activation.execute()


class RectificationStepActivation(RecordedStep):
    @Activation.status.super()
    def create_next(self):
        yield self.flow_task.ways[self._outcome()]._create(self, self.task.token)

    def _outcome(self) -> str:
        """A re-check that was not accepted has set the rectification back to awaiting a reply."""
        state = self.process.rectification_run.rectification.state
        back = state == Rectification.State.AWAITING_REPLY
        return next((outcome for outcome in self.flow_task.ways if outcome != FORWARD), FORWARD) if back else FORWARD


class RectificationStep(OutcomeNode):
    """A step of the rectification. `outcomes` names its outcomes beside going on."""

    activation_class = RectificationStepActivation

    def __init__(self, title: str, *, outcomes: dict[str, str] | None = None):
        super().__init__(view=None)
        self.task_title, self.outcomes, self.ways = title, {FORWARD: "完成", **(outcomes or {})}, {}

    def outcome_name(self, outcome: str) -> str:
        return self.outcomes[outcome]
