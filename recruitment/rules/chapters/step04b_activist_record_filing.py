"""第4步 上级党委备案（入党积极分子）（二）"""

from ...steps import Step
from ..rule import Clock, Rule, met, not_met
from ..verdict import Effect, Kind


class FilingReply(Clock):
    """上级党委按期书面答复"""

    id = "S04-REPLY"
    step = Step.ACTIVIST_RECORD_FILING
    kind = Kind.LOCAL
    article = "地方做法"
    needs = ("on", "replied_on")
    starts = Step.ACTIVIST_RECORD_FILING
    days = "activist_reply_days"
    zh = "备案报告{since}报出，上级党委应在{deadline}前书面答复，实际{on}答复，逾期{late}天。"
    en = "Reported on {since}; the reply was due by {deadline} and came on {on}, {late} days late."

    def check(self, act, case, f):
        # The reply is a property of this act, so the clock starts and stops here and never runs out by itself.
        deadline = self.limit(act.on, f)
        figures = {"since": act.on, "deadline": deadline, "on": act.replied_on}
        if act.replied_on <= deadline:
            return met(**figures)
        return not_met(**figures, late=(act.replied_on - deadline).days)


class ReservePool(Rule):
    """录入入党积极分子备案信息库"""

    id = "S04-RESERVE"
    step = Step.ACTIVIST_RECORD_FILING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法（太平区）"
    needs = ("in_reserve_pool",)
    zh = "没有录入入党积极分子备案信息库，请补录。"
    en = "The activist is not entered in the reserve pool."

    def check(self, act, case, f):
        return met() if act.in_reserve_pool else not_met()
