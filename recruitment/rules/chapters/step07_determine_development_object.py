"""第7步 确定发展对象"""

from ...steps import Step
from ..bodies import DecidedByBranch
from ..calendar import add_months
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Answer, Effect, Kind


class CultivationComplete(Precondition):
    """培养教育考察满一年后方可讨论"""

    id = "S07-PRE"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    article = "2014§13; 2026§13"
    requires = (Step.CULTIVATION_AND_EXAMINATION,)
    in_order = ()
    year_zh = (
        "{decided_on}确定为入党积极分子，培养教育考察满{months}个月为{earliest}，"
        "而{on}即讨论确定发展对象，提前{early}天。最早可在{earliest}召开会议。"
    )
    year_en = (
        "An activist since {decided_on}; {months} months of cultivation are full on {earliest}; the meeting of {on} "
        "was {early} days early."
    )

    def also(self, act, case, f):
        decision = case.first(Step.RECOMMEND_AND_DETERMINE_ACTIVIST)
        if act.on is None:
            return unknown("on")
        if decision is None or decision.on is None:
            return unknown("recommend_and_determine_activist.on")
        months = f["cultivation_months"]
        earliest = add_months(decision.on, months)
        figures = {"decided_on": decision.on, "months": months, "earliest": earliest, "on": act.on}
        if act.on >= earliest:
            return met(**figures)
        return not_met(say="year", **figures, early=(earliest - act.on).days)


class OpinionsHeard(Rule):
    """听取党小组、培养联系人、党员和群众意见"""

    id = "S07-OPINIONS"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    article = "2014§13; 2026§13"
    needs = ("opinions_heard",)
    zh = "讨论前没有听取{lacking}的意见，应先听取意见再行讨论。"
    en = "Opinions not heard before the meeting: {lacking}."

    def check(self, act, case, f):
        lacking = [source for source in ("contacts", "members", "masses") if source not in act.opinions_heard]
        group_missing = "party_small_group" not in act.opinions_heard
        if group_missing and act.has_party_small_group:
            lacking.insert(0, "party_small_group")
        if lacking:
            return not_met(lacking=lacking)
        # A branch without Party small groups has no such opinion to hear.
        return unknown("has_party_small_group") if group_missing and act.has_party_small_group is None else met()


class ObjectAgreed(DecidedByBranch):
    """支部委员会讨论同意"""

    id = "S07-DECIDE"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    article = "2014§13; 2026§13"
    refused_zh = "{body}讨论没有同意，不能列为发展对象，应继续培养教育考察。"
    refused_en = "The {body} did not agree: the person cannot be listed; cultivation goes on."

    def check(self, act, case, f):
        finding = self.body(act)
        if finding[0] is Answer.NOT_MET:
            return finding
        if act.agreed is False:
            return not_met(say="refused", body=act.body or "branch_committee")
        if act.agreed is None:
            return unknown(*finding[2], "agreed")
        return finding


class OpinionMeeting(Rule):
    """群众座谈会人数，本人回避"""

    id = "S07-MASSES"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "听取意见的座谈会到会{people}人，至少应有{needed}人。"
    en = "{people} people attended the opinion meeting; at least {needed} are asked."
    present_zh = "听取意见时本人没有回避，应在本人不在场时听取意见。"
    present_en = "The candidate was present when opinions were heard."

    def check(self, act, case, f):
        people, needed = act.opinion_meeting_people, f["opinion_meeting_people"]
        if people is not None and people < needed:
            return not_met(people=people, needed=needed)
        if act.candidate_absent is False:
            return not_met(say="present")
        names = ("opinion_meeting_people", "candidate_absent")
        missing = [name for name in names if getattr(act, name) is None]
        return unknown(*missing) if missing else met(people=people, needed=needed)


class WithinPlan(Rule):
    """在年度发展党员计划内"""

    id = "S07-QUOTA"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("within_plan",)
    zh = "超出年度发展党员计划，应先报上级党委调整计划。"
    en = "Beyond the annual recruitment plan: have the plan adjusted first."

    def check(self, act, case, f):
        return met() if act.within_plan else not_met()
