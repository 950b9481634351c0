"""第19步 编入党支部和党小组"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Clock, Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from .step13_superior_pre_review import last_not_after
from .step18_higher_org_dept_filing import AfterApproval


class AssignmentAfterApproval(AfterApproval):
    """上级党委已批准"""

    id = "S19-PRE"
    step = Step.ASSIGN_BRANCH_AND_GROUP
    article = "2014§29; 2026§28"


class AssignedPromptly(Clock):
    """及时编入党支部和党小组"""

    id = "S19-PROMPT"
    step = Step.ASSIGN_BRANCH_AND_GROUP
    article = "2014§29; 2026§28"
    starts = Step.SUPERIOR_APPROVAL
    days = "assignment_days"
    zh = "上级党委{since}批准，应及时（{deadline}前）编入党支部和党小组，实际{on}编入，逾期{late}天。"
    en = "Approved on {since}; assignment to a branch and group was due by {deadline}, made on {on}, {late} days late."
    overdue_zh = (
        "上级党委{since}批准，应及时（{deadline}前）编入党支部和党小组，至今没有记录，已逾期{late}天。请尽快编入。"
    )
    overdue_en = (
        "Approved on {since}; assignment to a branch and group was due by {deadline}; none is on record, "
        "{late} days late."
    )


class DuesFromNextMonth(Rule):
    """批准的次月起交纳党费"""

    id = "S19-DUES"
    step = Step.ASSIGN_BRANCH_AND_GROUP
    kind = Kind.LOCAL
    effect = Effect.INFO
    article = "地方做法"
    needs = ("dues_from",)
    zh = "上级党委{approved}批准，党费应从次月（{first}起）交纳，实际从{dues_from}起交纳。"
    en = "Approved on {approved}; dues are paid from the next month ({first}), here from {dues_from}."

    def check(self, act, case, f):
        approval = last_not_after(case.acts_of(Step.SUPERIOR_APPROVAL), act.on)
        if approval is None or approval.on is None:
            return unknown("superior_approval.on")
        first = add_months(approval.on.replace(day=1), 1)
        figures = {"approved": approval.on, "first": first, "dues_from": act.dues_from}
        return met(**figures) if first <= act.dues_from < add_months(first, 1) else not_met(**figures)
