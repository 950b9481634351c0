"""第18步 再上一级党委组织部门备案"""

from ...steps import Step
from ..rule import Clock, Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from .step13_superior_pre_review import last_not_after


class AfterApproval(Precondition):
    """What steps 18, 19, 20 and 22 ask: the superior committee approved, not later than this act."""

    requires = (Step.SUPERIOR_APPROVAL,)
    in_order = (Step.SUPERIOR_APPROVAL,)
    refused_zh = "{approval}的结果是未批准，不得办理{step}。"
    refused_en = "{approval} ended in refusal; {step} may not follow."

    def also(self, act, case, f):
        approval = last_not_after(case.acts_of(Step.SUPERIOR_APPROVAL), act.begun)
        if approval.result == "fail":
            return not_met(say="refused", approval=Step.SUPERIOR_APPROVAL, step=self.step)
        return unknown("superior_approval.result") if approval.result is None else met()


class FilingAfterApproval(AfterApproval):
    """上级党委已批准"""

    id = "S18-PRE"
    step = Step.HIGHER_ORG_DEPT_FILING
    article = "2014§26; 2026§25"


class FiledWithOrganisationDepartment(Rule):
    """报再上一级党委组织部门备案"""

    id = "S18-FILE"
    step = Step.HIGHER_ORG_DEPT_FILING
    effect = Effect.WARN
    article = "2014§26; 2026§25"
    needs = ("filed_with",)
    zh = "没有报再上一级党委组织部门备案。请补报备案。"
    en = "The approval was not filed with the organisation department of the committee one level higher. File it there."

    def check(self, act, case, f):
        return met() if act.filed_with == "higher_org_department" else not_met()


class FiledInTime(Clock):
    """批准后三十日内备案"""

    id = "S18-DAYS"
    step = Step.HIGHER_ORG_DEPT_FILING
    kind = Kind.LOCAL
    article = "地方做法"
    starts = Step.SUPERIOR_APPROVAL
    days = "filing_days"
    zh = "上级党委{since}批准，应在{deadline}前报再上一级党委组织部门备案，实际{on}备案，逾期{late}天。"
    en = "Approved on {since}; filing was due by {deadline}, done on {on}, {late} days late."
    overdue_zh = "上级党委{since}批准，应在{deadline}前报再上一级党委组织部门备案，至今没有记录，已逾期{late}天。"
    overdue_en = "Approved on {since}; filing was due by {deadline}; none is on record, {late} days late."
