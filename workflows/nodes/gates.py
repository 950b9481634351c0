"""Where ways part and meet. A gate reads a column of the stage run; it never computes."""

from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.nodes import If, Join, Split
from viewflow.workflow.nodes.if_gate import IfActivation
from viewflow.workflow.nodes.join import JoinActivation
from viewflow.workflow.nodes.split import SplitActivation

from .recording import Passing


class GateActivation(Passing, IfActivation):
    @Activation.status.super()
    def activate(self):
        self._condition_result = self.flow_task._condition(self)

    @Activation.status.super()
    def complete(self):
        self.store()


class Gate(If):
    """A gate that reads a stored value: `value` is a column of the stage run."""

    activation_class = GateActivation

    def __init__(self, value: str, *, title: str, yes: str, no: str):
        super().__init__(lambda activation: getattr(activation.process.stage_run, value))
        self.task_title, self._value, self._labels = title, value, (yes, no)

    def _outgoing(self):
        yield Edge(src=self, dst=self._on_true, edge_class="cond_true", label=self._labels[0])
        yield Edge(src=self, dst=self._on_false, edge_class="cond_false", label=self._labels[1])

    def conditions(self):
        """Each way and when it is taken, in words of the stage run."""
        return [(self._on_true, self._value), (self._on_false, f"not {self._value}")]


class ForkActivation(Passing, SplitActivation):
    @Activation.status.super()
    def complete(self):
        self.store()


class Fork(Split):
    """Several steps at once; `Unless` leaves a step out where a column of the stage run says so."""

    activation_class = ForkActivation
    bpmn_element = "inclusiveGateway"

    def __init__(self):
        super().__init__()
        self._unless: dict = {}

    def Unless(self, value: str, node):
        self._unless[len(self._activate_next)] = value
        return self.Next(node, case=lambda activation: not getattr(activation.process.stage_run, value))

    def conditions(self):
        ways = enumerate(node for node, _, _ in self._branches)
        return [(node, f"not {self._unless[n]}" if n in self._unless else "True") for n, node in ways]


class MeetActivation(JoinActivation):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = super().create(flow_task, prev_activation, token, data=data, seed=seed)
        activation.process = activation.task.process = prev_activation.process  # with its run, as the steps have it
        return activation


class Meet(Join):
    """Waits for every step that was begun beside the others."""

    activation_class = MeetActivation
    bpmn_element = "inclusiveGateway"
