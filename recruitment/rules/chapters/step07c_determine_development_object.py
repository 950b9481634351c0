"""第7步 确定发展对象（三）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


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
    of_many = True
    needs = ("within_plan",)
    zh = "超出年度发展党员计划，应先报上级党委调整计划。"
    en = "Beyond the annual recruitment plan: have the plan adjusted first."

    def check(self, act, case, f):
        return met() if act.within_plan else not_met()
