"""A step of the chart as a node. Its work item lives in the activation: no path can open a step without it."""

from viewflow import this
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.nodes import View

from recruitment.outcomes import FORWARD, OUTCOMES
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .. import worklist
from ..units import Acting
from .recording import RecordedStep, open_task


class StepActivation(RecordedStep):
    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = cls(open_task(flow_task, prev_activation, token))
        worklist.open_item(activation.process.stage_run, activation.task, flow_task.step, flow_task.acts)
        return activation

    @Activation.status.super()
    def create_next(self):
        yield self.flow_task.ways[self.task.work_item.act.outcome]._create(self, self.task.token)

    @Activation.status.super()
    def cancel(self):
        super().cancel.original()
        worklist.cancel_item(self.task)


class OutcomeNode(View):
    """Something a person does that ends in one of several outcomes, each with its way on."""

    ways: dict

    def Next(self, node):
        return self.On(FORWARD, node)

    def On(self, outcome: str, node):
        self.ways[outcome] = node
        return self

    def outcome_name(self, outcome: str) -> str:
        raise NotImplementedError

    def _resolve(self, instance):
        super()._resolve(instance)
        self.ways = {outcome: this.resolve(instance, node) for outcome, node in self.ways.items()}

    def _outgoing(self):
        for target in dict.fromkeys(self.ways.values()):
            outcomes = [outcome for outcome, node in self.ways.items() if node is target]
            label = "／".join(self.outcome_name(outcome) for outcome in outcomes)
            yield Edge(src=self, dst=target, edge_class="next" if FORWARD in outcomes else "cond_true", label=label)


class StepNode(OutcomeNode):
    """One step of the chart. `acts` says which unit acts; each outcome has its way on."""

    activation_class = StepActivation

    def __init__(self, step: Step, *, acts: Acting):
        super().__init__(view=None)
        self.step, self.acts, self.ways = step, acts, {}
        self.task_title = step.zh

    def outcome_name(self, outcome: str) -> str:
        return OUTCOMES[self.step][outcome].zh

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
