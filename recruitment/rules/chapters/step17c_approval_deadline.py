"""第17步 上级党委审批：期限（一）"""

from datetime import date

from ...steps import Step
from ..calendar import add_months
from ..rule import Clock, met
from ..verdict import Answer


class ApprovalLimit(Clock):
    """A limit for answering a general meeting's resolution; an approval answers the last meeting not after it."""

    recurs = True

    def since(self, case, before: date | None = None) -> date | None:
        if before is None:
            return super().since(case)
        for meeting in reversed(case.acts_of(self.starts)):
            if meeting.on is None or meeting.on <= before:
                return meeting.on if meeting.advanced else None
        return None

    def answered_before(self, act, case) -> bool:
        """Whether an earlier decision of the committee has stopped the clock of this resolution."""
        acts = case.acts_of(self.step)
        if act is acts[0] or (since := self.since(case, act.on)) is None:
            return False
        return any(since <= other.on for other in acts[: acts.index(act)] if other.on)


class ApprovedInThreeMonths(ApprovalLimit):
    """三个月内审批"""

    id = "S17-3M"
    step = Step.SUPERIOR_APPROVAL
    article = "2014§26; 2026§25"
    starts = Step.ADMISSION_GENERAL_MEETING
    months = "approval_months"
    zh = (
        "支部大会{since}作出决议，上级党委应在{deadline}前审批，实际{on}审批，逾期{late}天。"
        "特殊情况延长审批的，应写明理由。"
    )
    en = (
        "The meeting resolved on {since}; approval was due by {deadline}, given on {on}, {late} days late. "
        "Record the special reason if the time was extended."
    )
    overdue_zh = "支部大会{since}作出决议，上级党委应在{deadline}前审批，至今没有审批记录，已逾期{late}天。请尽快审批。"
    overdue_en = "The meeting resolved on {since}; approval was due by {deadline}; none is on record, {late} days late."

    def check(self, act, case, f):
        finding = super().check(act, case, f)
        if finding[0] is not Answer.NOT_MET:
            return finding
        cap = add_months(finding[1]["since"], f["approval_cap_months"])
        excused = bool(act.extension_reason) and act.on <= cap
        return met(**finding[1]) if excused or self.answered_before(act, case) else finding
