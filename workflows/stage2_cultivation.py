"""第二阶段 入党积极分子的确定和培养教育"""

from viewflow import this

from recruitment.outcomes import State
from recruitment.steps import Stage, Step

from .flow import StageFlow
from .nodes import HandOver, Leave, StageStart, StepNode
from .units import branch_of, committee_of


class CultivationFlow(StageFlow):
    stage = Stage.CULTIVATION
    process_title = "第二阶段 入党积极分子的确定和培养教育"

    start = StageStart().Next(this.recommend_and_determine_activist)

    recommend_and_determine_activist = (
        StepNode(Step.RECOMMEND_AND_DETERMINE_ACTIVIST, acts=branch_of)
        .Next(this.activist_record_filing)
        .On("not_determined", this.recommend_and_determine_activist)
        .On("returned_for_correction", this.recommend_and_determine_activist)
        .On("withdrawn_by_applicant", this.withdrawn)
    )
    activist_record_filing = (
        StepNode(Step.ACTIVIST_RECORD_FILING, acts=committee_of)
        .Next(this.assign_cultivation_contacts)
        .On("returned_for_correction", this.recommend_and_determine_activist)
        .On("filing_refused", this.recommend_and_determine_activist)
    )
    assign_cultivation_contacts = (
        StepNode(Step.ASSIGN_CULTIVATION_CONTACTS, acts=branch_of)
        .Next(this.cultivation_and_examination)
        .On("contact_replaced", this.cultivation_and_examination)
    )
    cultivation_and_examination = (
        StepNode(Step.CULTIVATION_AND_EXAMINATION, acts=branch_of)
        .Next(this.to_examination)
        .On("continue_cultivation", this.cultivation_and_examination)
        .On("removed_from_list", this.recommend_and_determine_activist)
        .On("transferred_out", this.transferred_out)
        .On("suspended_abroad", this.suspended)
        .On("withdrawn_by_applicant", this.withdrawn)
        .On("deceased", this.deceased)
    )

    to_examination = HandOver(Stage.EXAMINATION)
    withdrawn = Leave(State.WITHDRAWN)
    transferred_out = Leave(State.TRANSFERRED_OUT)
    suspended = Leave(State.SUSPENDED)
    deceased = Leave(State.DECEASED)
