"""第17步 上级党委审批：期限"""

from datetime import date

from ...steps import Step
from ..calendar import add_months
from ..rule import Clock, Rule, met, not_met, unknown
from ..verdict import Answer, Effect, Kind


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


class ApprovedInSixMonths(ApprovalLimit):
    """审批最长不超过六个月"""

    id = "S17-6M"
    step = Step.SUPERIOR_APPROVAL
    effect = Effect.BLOCK
    article = "2014§26; 2026§25"
    starts = Step.ADMISSION_GENERAL_MEETING
    months = "approval_cap_months"
    zh = (
        "支部大会{since}作出决议，审批即使延长也不得超过{deadline}，实际{on}审批，已超过{late}天，决议失效。"
        "应重新履行接收程序。"
    )
    en = (
        "The meeting resolved on {since}; even when extended, approval was possible until {deadline} only. It is dated "
        "{on}, {late} days later: the resolution has lapsed, admission is done again."
    )
    overdue_zh = (
        "支部大会{since}作出决议，审批即使延长也不得超过{deadline}，至今没有审批记录，已超过{late}天，决议失效。"
        "应重新履行接收程序。"
    )
    overdue_en = (
        "The meeting resolved on {since}; even when extended, approval was possible until {deadline} only. None is on "
        "record {late} days later: the resolution has lapsed, admission is done again."
    )


class ReportedInTime(Rule):
    """超过三个月未上报的，支部复议；超过六个月的，重新履行接收程序"""

    id = "S17-RESUBMIT"
    step = Step.SUPERIOR_APPROVAL
    kind = Kind.LOCAL
    article = "地方做法"
    zh = "支部大会{since}作出决议，{reported}才上报，已超过{limit}。应重新召开支部大会，预备期从新的大会之日算起。"
    en = (
        "The meeting resolved on {since}, reported up on {reported}, after {limit}: the admission is done again and "
        "probation starts from the new meeting."
    )
    again_zh = "支部大会{since}作出决议，{reported}才上报，已超过{limit}。应先由支部复议，而复议记在{again}，不在其间。"
    again_en = (
        "The meeting resolved on {since}, reported up on {reported}, after {limit}: the branch deliberates again in "
        "between, but did so on {again}."
    )

    def check(self, act, case, f):
        held = [m.on for m in case.acts_of(Step.ADMISSION_GENERAL_MEETING) if m.on and act.on and m.on <= act.on]
        if not held:
            return unknown("on" if act.on is None else "admission_general_meeting.on")
        since = held[-1]
        limit, cap = add_months(since, f["approval_months"]), add_months(since, f["approval_cap_months"])
        if act.reported_on is None:
            return met(since=since) if act.on <= limit else unknown("reported_on")
        figures = {"since": since, "reported": act.reported_on}
        if act.reported_on > cap:
            return not_met(**figures, limit=cap)
        if act.reported_on <= limit:
            return met(**figures)
        if act.redeliberated_on is None:
            return unknown("redeliberated_on")
        if since < act.redeliberated_on <= act.reported_on:
            return met(**figures)
        return not_met(say="again", **figures, limit=limit, again=act.redeliberated_on)
