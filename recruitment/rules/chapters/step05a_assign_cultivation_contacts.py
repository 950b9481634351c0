"""第5步 指定培养联系人（一）"""

from ...steps import Step
from ..rule import Precondition, Rule, met, not_met


class IsActivist(Precondition):
    """已确定为入党积极分子"""

    id = "S05-PRE"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    article = "2014§9; 2026§9"
    requires = (Step.RECOMMEND_AND_DETERMINE_ACTIVIST,)


class OneOrTwoContacts(Rule):
    """培养联系人一至两名"""

    id = "S05-COUNT"
    step = Step.ASSIGN_CULTIVATION_CONTACTS
    article = "2014§9; 2026§9"
    needs = ("contacts",)
    zh = "指定了{count}名培养联系人，应指定{low}至{high}名。"
    en = "{count} contacts were assigned; {low} to {high} are required."

    def check(self, act, case, f):
        figures = {"count": len(act.contacts), "low": f["contacts_min"], "high": f["contacts_max"]}
        return met(**figures) if figures["low"] <= figures["count"] <= figures["high"] else not_met(**figures)
