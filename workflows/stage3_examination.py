"""第三阶段 发展对象的确定和考察

Introducers, vetting and training run side by side once the person is listed. Where the profile puts the joint
vetting before the training, the training waits for it behind the vetting by the branch.
"""

from viewflow import this

from recruitment.outcomes import State
from recruitment.steps import Stage, Step

from .flow import StageFlow
from .models import RETURNED
from .nodes import Fork, Gate, HandOver, JointVettingNode, Leave, Meet, StageStart, StepNode
from .units import branch_of, committee_of, department_of


class ExaminationFlow(StageFlow):
    stage = Stage.EXAMINATION
    process_title = "第三阶段 发展对象的确定和考察"

    start = StageStart().Next(this.determine_development_object)

    determine_development_object = (
        StepNode(Step.DETERMINE_DEVELOPMENT_OBJECT, acts=branch_of)
        .Next(this.development_object_filing)
        .On("continue_cultivation", this.returned)
        .On("removed_from_list", this.returned)
    )
    development_object_filing = (
        StepNode(Step.DEVELOPMENT_OBJECT_FILING, acts=committee_of)
        .Next(this.listed)
        .On("returned_for_correction", this.determine_development_object)
        .On("consent_refused", this.returned)
        .On("publicity_objection_investigate", this.development_object_filing)
        .On("publicity_objection_upheld", this.returned)
    )
    listed = (
        Fork()
        .Always(this.determine_introducers)
        .Always(this.political_vetting)
        .Unless("joint_vetting_first", this.centralized_training)
        .Annotation(title="列为发展对象")
    )

    determine_introducers = (
        StepNode(Step.DETERMINE_INTRODUCERS, acts=branch_of)
        .Next(this.examined)
        .On("introducer_replaced", this.determine_introducers)
    )

    political_vetting = (
        StepNode(Step.POLITICAL_VETTING, acts=branch_of)
        .Next(this.vetted)
        .On("vetting_incomplete", this.political_vetting)
        .On("vetting_failed", this.returned)
        .On("joint_vetting_objection", this.political_vetting)
        .On("expired_redo", this.political_vetting)
        .On("closed_serious", this.closed)
    )
    vetted = (
        Gate("joint_vetting_first", title="联审位置", yes="联审先于集中培训", no="预审时听取意见")
        .Then(this.joint_vetting)
        .Else(this.examined)
    )
    joint_vetting = (
        JointVettingNode(acts=department_of)
        .Next(this.centralized_training)
        .On(JointVettingNode.OBJECTION, this.political_vetting)
    )

    centralized_training = (
        StepNode(Step.CENTRALIZED_TRAINING, acts=committee_of)
        .Next(this.examined)
        .On("training_failed", this.centralized_training)
        .On("waived", this.examined)
        .On("deferred", this.centralized_training)
    )

    examined = Meet().Next(this.to_admission).Annotation(title="介绍人、政审、培训齐备")
    to_admission = HandOver(Stage.ADMISSION)
    returned = Leave(RETURNED)
    closed = Leave(State.CLOSED)
