"""第2步 党组织派人谈话"""

from ...steps import Step
from ..editions import Edition
from ..rule import Clock, Precondition, Rule, all_named, met, not_met
from ..verdict import Effect, Kind


class ApplicationReceived(Precondition):
    """已收到入党申请"""

    id = "S02-PRE"
    step = Step.ORGANIZATION_TALK
    article = "2014§7; 2026§7"
    requires = (Step.SUBMIT_APPLICATION,)


class TalkWithinOneMonth(Clock):
    """收到申请后一个月内谈话"""

    id = "S02-TALK-1M"
    step = Step.ORGANIZATION_TALK
    article = "2014§7; 2026§7"
    starts = Step.SUBMIT_APPLICATION
    months = "talk_months"


class TalkerPost(Rule):
    """谈话人为支部书记、副书记或组织委员"""

    id = "S02-TALKER"
    step = Step.ORGANIZATION_TALK
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "发展党员工作流程图"
    needs = ("talker_post",)
    zh = "谈话人不是支部书记、副书记或组织委员。"
    en = "The talker is neither secretary, deputy secretary nor organisation commissioner of the branch."

    def check(self, act, case, f):
        return not_met() if act.talker_post == "other" else met()


class TalkContent(Rule):
    """谈话内容齐全"""

    id = "S02-CONTENT"
    step = Step.ORGANIZATION_TALK
    effect = Effect.INFO
    editions = (Edition.E2026,)
    article = "2026§7"
    needs = ("topics",)
    zh = "谈话没有涉及：{lacking}。"
    en = "The talk left out: {lacking}."
    _TOPICS = ("history", "understanding", "motive", "lawful_conduct", "family", "explained_standards")

    def check(self, act, case, f):
        return all_named(act.topics, self._TOPICS)
