"""第24步 上级党委审批（转正、延长、取消）"""

from ...steps import Step
from ..calendar import add_months
from ..probation_term import admitted_on, expiry_of, unclear_terms
from ..rule import Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Answer, Effect, Kind
from .step17a_superior_approval import ApprovingAuthority
from .step17c_approval_deadline import ApprovalLimit


def answered_by(act, case):
    """The meeting whose resolution the approval `act` answers: the last one not after it."""
    if act.on is not None:
        for meeting in reversed(case.acts_of(Step.CONVERSION_GENERAL_MEETING)):
            if meeting.on is not None and meeting.on <= act.on:
                return meeting
    return None


class ConversionResolved(Precondition):
    """支部大会已作出决议"""

    id = "S24-PRE"
    step = Step.CONVERSION_APPROVAL
    article = "2014§34; 2026§33"
    requires = (Step.CONVERSION_GENERAL_MEETING,)

    def also(self, act, case, f):
        for meeting, approval in case.approvals():
            if approval is act and meeting is not None and act.on < meeting.on:
                earlier = self.requires[0]
                return not_met(say="order", step=self.step, on=act.on, earlier=earlier, earlier_on=meeting.on)
        return met()


class ConversionAuthority(ApprovingAuthority):
    """党委或党工委审批"""

    id = "S24-AUTHORITY"
    step = Step.CONVERSION_APPROVAL
    article = "2014§23; 2014§34"


class ConversionApprovedInTime(ApprovalLimit):
    """三个月内审批"""

    id = "S24-3M"
    step = Step.CONVERSION_APPROVAL
    article = "2014§34; 2026§33"
    starts = Step.CONVERSION_GENERAL_MEETING
    months = "conversion_approval_months"
    zh = "支部大会{since}作出决议，上级党委应在{deadline}前审批，实际{on}审批，逾期{late}天。"
    en = "The meeting resolved on {since}; approval was due by {deadline}, given on {on}, {late} days late."
    overdue_zh = "支部大会{since}作出决议，上级党委应在{deadline}前审批，至今没有审批记录，已逾期{late}天。请尽快审批。"
    overdue_en = "The meeting resolved on {since}; approval was due by {deadline}; none is on record, {late} days late."

    def check(self, act, case, f):
        finding = super().check(act, case, f)
        if finding[0] is Answer.NOT_MET and self.answered_before(act, case):
            return met(**finding[1])
        return finding


class StandingFromExpiry(Rule):
    """党龄从预备期满转为正式党员之日算起"""

    id = "S24-STANDING"
    step = Step.CONVERSION_APPROVAL
    article = "党章§7; 2014§34; 2026§33"
    zh = (
        "{admitted}支部大会接收为预备党员，预备期（含批准的延长）到{expiry}期满，党龄应从{expiry}算起，记为{standing}。"
    )
    en = (
        "Admitted on {admitted}, the probation with approved extensions was over on {expiry}: standing counts from "
        "{expiry}, recorded is {standing}."
    )

    def check(self, act, case, f):
        meeting = answered_by(act, case)
        if meeting is not None and meeting.decision in ("extend", "cancel"):
            return met()
        if meeting is None or meeting.decision is None or act.standing_from is None:
            return unknown("standing_from" if act.standing_from is None else "conversion_general_meeting.decision")
        expiry = expiry_of(case, f, act.on)
        if expiry is None:
            return unknown("admission_general_meeting.on")
        if unclear := unclear_terms(case, act.on):
            return unknown(*unclear)
        figures = {"admitted": admitted_on(case), "expiry": expiry, "standing": act.standing_from}
        return met(**figures) if act.standing_from == expiry else not_met(**figures)


class ConversionResultTold(Rule):
    """通知党支部，同本人谈话，在党员大会上宣布"""

    id = "S24-INFORM"
    step = Step.CONVERSION_APPROVAL
    effect = Effect.WARN
    article = "2014§34"
    needs = ("informed",)
    zh = "审批结果还没有告知：{lacking}。应通知党支部，由支部书记同本人谈话，并在党员大会上宣布。"
    en = "Not yet told of the result: {lacking}. The branch, the person and a members' meeting are told."

    def check(self, act, case, f):
        return all_named(act.informed, ("branch", "person", "members_meeting"))


class DelayedByOrganisation(Rule):
    """逾期审批的，先由支部复议；组织造成延误的，转正时间不变"""

    id = "S24-ORGFAULT"
    step = Step.CONVERSION_APPROVAL
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = (
        "支部大会{since}作出决议，审批期限到{limit}，{on}才审批。应先由支部复议再审批，而复议记在{again}，不在其间。"
        "延误由党组织造成的，转正时间不变，并追究责任。"
    )
    en = (
        "The meeting resolved on {since}, approval was due by {limit} and given on {on}; the branch deliberates again "
        "before that, but did so on {again}. A delay by the organisation does not move the conversion day."
    )

    def check(self, act, case, f):
        meeting = answered_by(act, case)
        if act.on is None or meeting is None:
            return unknown("on" if act.on is None else "conversion_general_meeting.on")
        limit = add_months(meeting.on, f["conversion_approval_months"])
        if act.on <= limit:
            return met(since=meeting.on, limit=limit)
        if act.redeliberated_on is not None and not meeting.on < act.redeliberated_on <= act.on:
            return not_met(since=meeting.on, limit=limit, on=act.on, again=act.redeliberated_on)
        missing = [name for name in ("redeliberated_on", "organisation_fault") if getattr(act, name) is None]
        return unknown(*missing) if missing else met(since=meeting.on, limit=limit)
