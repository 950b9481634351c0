"""第7步 确定发展对象（一）"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Precondition, met, not_met, unknown


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
