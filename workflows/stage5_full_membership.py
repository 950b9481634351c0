"""第五阶段 预备党员的教育考察和转正

The oath runs beside assignment, education and application; it precedes the meeting on conversion.
"""

from viewflow import this

from recruitment.outcomes import State
from recruitment.steps import Stage, Step

from .flow import StageFlow
from .nodes import Fork, Leave, Meet, StageStart, StepNode
from .units import branch_of, committee_of


class FullMembershipFlow(StageFlow):
    stage = Stage.PROBATION
    process_title = "第五阶段 预备党员的教育考察和转正"

    start = StageStart().Next(this.admitted)
    admitted = Fork().Always(this.assign_branch_and_group).Always(this.oath).Annotation(title="预备期开始")

    assign_branch_and_group = (
        StepNode(Step.ASSIGN_BRANCH_AND_GROUP, acts=branch_of)
        .Next(this.probation_education)
        .On("transferred_out", this.transferred_out)
    )
    oath = StepNode(Step.OATH, acts=branch_of).Next(this.sworn).On("deferred", this.oath)
    probation_education = (
        StepNode(Step.PROBATION_EDUCATION, acts=branch_of)
        .Next(this.conversion_application)
        .On("cancelled_for_breach", this.cancelled)
        .On("transferred_out", this.transferred_out)
        .On("not_recognised", this.not_recognised)
        .On("suspended_abroad", this.suspended)
        .On("resigned", this.cancelled)
        .On("deceased", this.deceased)
    )
    conversion_application = (
        StepNode(Step.CONVERSION_APPLICATION, acts=branch_of)
        .Next(this.sworn)
        .On("not_submitted_reminded", this.conversion_application)
        .On("returned_for_correction", this.conversion_application)
    )
    sworn = Meet().Next(this.conversion_general_meeting).Annotation(title="已宣誓并提出转正申请")

    conversion_general_meeting = (
        StepNode(Step.CONVERSION_GENERAL_MEETING, acts=branch_of)
        .Next(this.conversion_approval)
        .On("extend_probation", this.conversion_approval)
        .On("cancel_probation", this.conversion_approval)
        .On("postponed_transfer", this.conversion_general_meeting)
        .On("quorum_failed", this.conversion_general_meeting)
        .On("not_adopted", this.conversion_general_meeting)
    )
    conversion_approval = (
        StepNode(Step.CONVERSION_APPROVAL, acts=committee_of)
        .Next(this.archive_materials)
        .On("extension_approved", this.probation_education)
        .On("cancellation_approved", this.cancelled)
        .On("returned_for_redeliberation", this.conversion_general_meeting)
        .On("overdue_redeliberate", this.conversion_general_meeting)
    )
    archive_materials = (
        StepNode(Step.ARCHIVE_MATERIALS, acts=committee_of)
        .Next(this.archived)
        .On("missing_materials", this.archive_materials)
    )

    archived = Leave(State.ARCHIVED)
    cancelled = Leave(State.CANCELLED)
    not_recognised = Leave(State.NOT_RECOGNISED)
    transferred_out = Leave(State.TRANSFERRED_OUT)
    suspended = Leave(State.SUSPENDED)
    deceased = Leave(State.DECEASED)
