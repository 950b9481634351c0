"""The 5 stages and 25 steps of 发展党员工作流程图, named once.

A step's value is stored for years, in journals and dossiers: it is never renamed. Steps 15 and 23, and 17
and 24, share their official names, so a name is never a key.
"""

from enum import IntEnum, StrEnum

from .terms import Term


class Stage(Term, IntEnum):
    APPLICATION = 1
    CULTIVATION = 2
    EXAMINATION = 3
    ADMISSION = 4
    PROBATION = 5

    @property
    def zh(self) -> str:
        return _STAGES[self][0]

    @property
    def en(self) -> str:
        return _STAGES[self][1]


class Step(Term, StrEnum):
    SUBMIT_APPLICATION = "submit_application"
    ORGANIZATION_TALK = "organization_talk"
    RECOMMEND_AND_DETERMINE_ACTIVIST = "recommend_and_determine_activist"
    ACTIVIST_RECORD_FILING = "activist_record_filing"
    ASSIGN_CULTIVATION_CONTACTS = "assign_cultivation_contacts"
    CULTIVATION_AND_EXAMINATION = "cultivation_and_examination"
    DETERMINE_DEVELOPMENT_OBJECT = "determine_development_object"
    DEVELOPMENT_OBJECT_FILING = "development_object_filing"
    DETERMINE_INTRODUCERS = "determine_introducers"
    POLITICAL_VETTING = "political_vetting"
    CENTRALIZED_TRAINING = "centralized_training"
    BRANCH_COMMITTEE_REVIEW = "branch_committee_review"
    SUPERIOR_PRE_REVIEW = "superior_pre_review"
    FILL_MEMBERSHIP_FORM = "fill_membership_form"
    ADMISSION_GENERAL_MEETING = "admission_general_meeting"
    SUPERIOR_TALK = "superior_talk"
    SUPERIOR_APPROVAL = "superior_approval"
    HIGHER_ORG_DEPT_FILING = "higher_org_dept_filing"
    ASSIGN_BRANCH_AND_GROUP = "assign_branch_and_group"
    OATH = "oath"
    PROBATION_EDUCATION = "probation_education"
    CONVERSION_APPLICATION = "conversion_application"
    CONVERSION_GENERAL_MEETING = "conversion_general_meeting"
    CONVERSION_APPROVAL = "conversion_approval"
    ARCHIVE_MATERIALS = "archive_materials"

    @property
    def number(self) -> int:
        """Place in the official chart, 1 to 25."""
        return _STEPS[self][0]

    @property
    def stage(self) -> Stage:
        return _STEPS[self][1]

    @property
    def zh(self) -> str:
        return _STEPS[self][2]

    @property
    def en(self) -> str:
        return _STEPS[self][3]

    @classmethod
    def numbered(cls, number: int) -> "Step":
        return _BY_NUMBER[number]


_STAGES = {
    Stage.APPLICATION: ("申请入党", "Application"),
    Stage.CULTIVATION: ("入党积极分子的确定和培养教育", "Activist: determination and cultivation"),
    Stage.EXAMINATION: ("发展对象的确定和考察", "Development object: determination and examination"),
    Stage.ADMISSION: ("预备党员的接收", "Admission as probationary member"),
    Stage.PROBATION: ("预备党员的教育考察和转正", "Probation and conversion"),
}
_STEPS = {
    Step.SUBMIT_APPLICATION: (1, Stage(1), "递交入党申请书", "Submit the written application"),
    Step.ORGANIZATION_TALK: (
        2,
        Stage(1),
        "党组织派人谈话",
        "The organisation sends someone to talk with the applicant",
    ),
    Step.RECOMMEND_AND_DETERMINE_ACTIVIST: (
        3,
        Stage(2),
        "推荐和确定入党积极分子",
        "Recommend and determine the activist",
    ),
    Step.ACTIVIST_RECORD_FILING: (
        4,
        Stage(2),
        "上级党委备案",
        "Filing of the activist with the superior Party committee",
    ),
    Step.ASSIGN_CULTIVATION_CONTACTS: (5, Stage(2), "指定培养联系人", "Assign cultivation contacts"),
    Step.CULTIVATION_AND_EXAMINATION: (6, Stage(2), "培养教育考察", "Cultivation, education and examination"),
    Step.DETERMINE_DEVELOPMENT_OBJECT: (7, Stage(3), "确定发展对象", "Determine the development object"),
    Step.DEVELOPMENT_OBJECT_FILING: (
        8,
        Stage(3),
        "报上级党委备案",
        "Filing (2014) or consent plus publicity (2026) of the development object",
    ),
    Step.DETERMINE_INTRODUCERS: (9, Stage(3), "确定入党介绍人", "Determine the two introducers"),
    Step.POLITICAL_VETTING: (10, Stage(3), "进行政治审查", "Political vetting"),
    Step.CENTRALIZED_TRAINING: (11, Stage(3), "开展集中培训", "Short centralized training"),
    Step.BRANCH_COMMITTEE_REVIEW: (12, Stage(4), "支部委员会审查", "Branch committee review"),
    Step.SUPERIOR_PRE_REVIEW: (
        13,
        Stage(4),
        "上级党委预审",
        "Pre-review by the Party committee that has approval power",
    ),
    Step.FILL_MEMBERSHIP_FORM: (
        14,
        Stage(4),
        "填写入党志愿书",
        "Fill in the Application Form for Party Membership",
    ),
    Step.ADMISSION_GENERAL_MEETING: (15, Stage(4), "支部大会讨论", "General meeting discusses admission"),
    Step.SUPERIOR_TALK: (16, Stage(4), "上级党委派人谈话", "Superior committee sends someone to talk"),
    Step.SUPERIOR_APPROVAL: (17, Stage(4), "上级党委审批", "Approval by the superior Party committee"),
    Step.HIGHER_ORG_DEPT_FILING: (
        18,
        Stage(4),
        "再上一级党委组织部门备案",
        "Filing with the organisation department one level higher",
    ),
    Step.ASSIGN_BRANCH_AND_GROUP: (19, Stage(5), "编入党支部和党小组", "Assign to a branch and Party group"),
    Step.OATH: (20, Stage(5), "入党宣誓", "Oath before the Party flag"),
    Step.PROBATION_EDUCATION: (
        21,
        Stage(5),
        "继续教育考察",
        "Continued education and examination during probation",
    ),
    Step.CONVERSION_APPLICATION: (22, Stage(5), "提出转正申请", "Apply for conversion to full membership"),
    Step.CONVERSION_GENERAL_MEETING: (23, Stage(5), "支部大会讨论", "General meeting discusses conversion"),
    Step.CONVERSION_APPROVAL: (
        24,
        Stage(5),
        "上级党委审批",
        "Superior approval of conversion, extension or cancellation",
    ),
    Step.ARCHIVE_MATERIALS: (25, Stage(5), "材料归档", "Archive the materials"),
}
_BY_NUMBER = {step.number: step for step in Step}
