"""第四阶段 预备党员的接收

Approval makes the person a probationary member at once: probation begins while the filing goes its way.
"""

from viewflow import this

from recruitment.outcomes import State
from recruitment.steps import Stage, Step

from .flow import StageFlow
from .models import RETURNED
from .nodes import Fork, HandOver, Leave, Passed, StageStart, StepNode
from .units import branch_of, committee_of, department_of


class AdmissionFlow(StageFlow):
    stage = Stage.ADMISSION
    process_title = "第四阶段 预备党员的接收"

    start = StageStart().Next(this.branch_committee_review)

    branch_committee_review = (
        StepNode(Step.BRANCH_COMMITTEE_REVIEW, acts=branch_of)
        .Next(this.superior_pre_review)
        .On("returned_for_correction", this.branch_committee_review)
        .On("deferred", this.branch_committee_review)
        .On("rejected", this.returned)
    )
    superior_pre_review = (
        StepNode(Step.SUPERIOR_PRE_REVIEW, acts=committee_of)
        .Next(this.fill_membership_form)
        .On("returned_for_correction", this.branch_committee_review)
        .On("deferred", this.superior_pre_review)
        .On("pre_review_failed", this.returned)
        .On("leaving_soon", this.superior_pre_review)
        .On("transferred_out", this.transferred_out)
    )
    fill_membership_form = (
        StepNode(Step.FILL_MEMBERSHIP_FORM, acts=branch_of)
        .Next(this.admission_general_meeting)
        .On("spoiled_reissue", this.fill_membership_form)
        .On("withdrawn_by_applicant", this.withdrawn)
    )
    admission_general_meeting = (
        StepNode(Step.ADMISSION_GENERAL_MEETING, acts=branch_of)
        .Next(this.superior_talk)
        .On("not_adopted", this.returned)
        .On("quorum_failed", this.admission_general_meeting)
        .On("postponed_disputed", this.admission_general_meeting)
        .On("ballot_void", this.admission_general_meeting)
    )
    superior_talk = (
        StepNode(Step.SUPERIOR_TALK, acts=committee_of)
        .Next(this.superior_approval)
        .On("further_inquiry", this.superior_talk)
        .On("negative_opinion", this.superior_approval)
    )
    superior_approval = (
        StepNode(Step.SUPERIOR_APPROVAL, acts=committee_of)
        .Next(this.approved)
        .On("approval_refused", this.branch_committee_review)
        .On("returned_for_correction", this.admission_general_meeting)
        .On("extended_special", this.superior_approval)
        .On("resolution_lapsed", this.superior_pre_review)
    )
    approved = Fork().Always(this.higher_org_dept_filing).Always(this.to_probation).Annotation(title="批准为预备党员")
    higher_org_dept_filing = (
        StepNode(Step.HIGHER_ORG_DEPT_FILING, acts=department_of)
        .Next(this.filed)
        .On("questioned", this.superior_approval)
    )

    to_probation = HandOver(Stage.PROBATION)
    filed = Passed()
    returned = Leave(RETURNED)
    withdrawn = Leave(State.WITHDRAWN)
    transferred_out = Leave(State.TRANSFERRED_OUT)
