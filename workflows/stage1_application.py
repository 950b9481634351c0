"""第一阶段 申请入党"""

from viewflow import this

from recruitment.outcomes import State
from recruitment.steps import Stage, Step

from .flow import StageFlow
from .nodes import HandOver, Leave, StageStart, StepNode
from .units import branch_of


class ApplicationFlow(StageFlow):
    stage = Stage.APPLICATION
    process_title = "第一阶段 申请入党"

    start = StageStart().Next(this.submit_application)

    submit_application = (
        StepNode(Step.SUBMIT_APPLICATION, acts=branch_of)
        .Next(this.organization_talk)
        .On("returned_for_correction", this.submit_application)
        .On("redirected_to_other_org", this.submit_application)
        .On("refused_ineligible", this.closed)
        .On("withdrawn_by_applicant", this.withdrawn)
    )
    organization_talk = (
        StepNode(Step.ORGANIZATION_TALK, acts=branch_of)
        .Next(this.to_cultivation)
        .On("overdue_recorded", this.to_cultivation)
        .On("deferred", this.to_cultivation)
        .On("withdrawn_by_applicant", this.withdrawn)
        .On("transferred_out", this.transferred_out)
    )

    to_cultivation = HandOver(Stage.CULTIVATION)
    withdrawn = Leave(State.WITHDRAWN)
    closed = Leave(State.CLOSED)
    transferred_out = Leave(State.TRANSFERRED_OUT)
