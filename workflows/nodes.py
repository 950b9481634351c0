"""The nodes of the five flows: a step, the waiting for the joint vetting, beginnings, ends and gates.

The work item lives in the step's activation, so that no path can open a step without it. An activation follows the
outcome of the act that is stored; it never judges and never computes.
"""

from django.utils.timezone import now
from viewflow import this
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.nodes import End, If, Join, Split, StartHandle, View
from viewflow.workflow.nodes.end import EndActivation, _cancel_active_tasks
from viewflow.workflow.nodes.if_gate import IfActivation
from viewflow.workflow.nodes.join import JoinActivation
from viewflow.workflow.nodes.start import StartHandleActivation
from viewflow.workflow.nodes.view import ViewActivation
from viewflow.workflow.status import PROCESS
from viewflow.workflow.token import Token

from recruitment.outcomes import FORWARD, OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Stage, Step

from . import worklist
from .models import PASSED, RETURNED
from .units import Acting


class StepActivation(ViewActivation):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = super().create(flow_task, prev_activation, token, data=data, seed=seed)
        worklist.open_item(activation.process.stage_run, activation.task, flow_task.step, flow_task.acts)
        return activation

    @Activation.status.super()
    def assign(self, user):
        self.task.owner = user  # saved when the task is done, in the same transaction

    @Activation.status.super()
    def create_next(self):
        yield self.flow_task.ways[self.task.work_item.act.outcome]._create(self, self.task.token)

    @Activation.status.super()
    def cancel(self):
        super().cancel.original()
        worklist.cancel_item(self.task)


class StepNode(View):
    """One step of the chart. `acts` says which unit acts; each outcome has its way on."""

    activation_class = StepActivation

    def __init__(self, step: Step, *, acts: Acting):
        super().__init__(view=None)
        self.step, self.acts, self.ways = step, acts, {}
        self.task_title = step.zh

    def Next(self, node):
        return self.On(FORWARD, node)

    def On(self, outcome: str, node):
        self.ways[outcome] = node
        return self

    def outcome_name(self, outcome: str) -> str:
        return OUTCOMES[self.step][outcome].zh

    def _resolve(self, instance):
        super()._resolve(instance)
        self.ways = {outcome: this.resolve(instance, node) for outcome, node in self.ways.items()}

    def _outgoing(self):
        for target in dict.fromkeys(self.ways.values()):
            outcomes = [outcome for outcome, node in self.ways.items() if node is target]
            label = "／".join(self.outcome_name(outcome) for outcome in outcomes)
            yield Edge(src=self, dst=target, edge_class="next" if FORWARD in outcomes else "cond_true", label=label)

    def _ready(self):
        super()._ready()
        if self.name != str(self.step):
            raise TypeError(f"node {self.name} must bear the name of its step, {self.step}")


class JointVettingNode(StepNode):
    """联审: the flow waits here until the result of the departments is recorded."""

    OBJECTION = "objection"

    def __init__(self, *, acts: Acting):
        View.__init__(self, view=None)
        self.step, self.acts, self.ways = JOINT_VETTING, acts, {}
        self.task_title = "执纪执法部门联审"

    def outcome_name(self, outcome: str) -> str:
        return "联审通过" if outcome == FORWARD else "联审有异议"


class StageStartActivation(StartHandleActivation):
    entries: tuple[Step | str, ...] = ()

    @Activation.status.super()
    def execute(self):
        self.process.save()
        self.stage_run.process = self.process
        self.stage_run.save()
        self.complete()
        self.activate_next()

    @Activation.status.super()
    def create_next(self):
        if not self.entries:
            yield self.flow_task._next._create(self, self.task.token)
            return
        alone = len(self.entries) == 1
        tokens = Token.split_token_source(self.task.token, self.task.pk)  # the join waits for all of them
        for step in self.entries:
            yield self.flow_class.instance.node(str(step))._create(self, self.task.token if alone else next(tokens))


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


class StageEndActivation(EndActivation):
    @Activation.status.super()
    def activate(self):
        self.task.started = now()
        if self.flow_task.ends_everything:
            _cancel_active_tasks(self)
        elif self.process.task_set.filter(finished__isnull=True).exclude(pk=self.task.pk).exists():
            return  # another path of the stage is still under way
        self.process.status, self.process.finished = PROCESS.DONE, now()
        self.process.save(update_fields=["status", "finished"])
        worklist.end_run(self.process.stage_run, self.flow_task.ended_as)


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
    """The case goes on to the next stage, in the same transaction (moves.turn begins it)."""

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


class GateActivation(IfActivation):
    @Activation.status.super()
    def activate(self):
        self._condition_result = self.flow_task._condition(self)


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


class Fork(Split):
    """Several steps at once; `Unless` leaves a step out where a column of the stage run says so."""

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
