"""第6步 培养教育考察：满一年、每半年考察一次（一）"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Precondition, Rule, met, not_met, unknown


def _listing_undated(case) -> bool:
    meeting = case.first(Step.DETERMINE_DEVELOPMENT_OBJECT)
    return meeting is not None and meeting.on is None


class ContactsAssigned(Precondition):
    """已指定培养联系人"""

    id = "S06-PRE"
    step = Step.CULTIVATION_AND_EXAMINATION
    article = "2014§9; 2026§9"
    requires = (Step.ASSIGN_CULTIVATION_CONTACTS,)
    in_order = ()

    def also(self, act, case, f):
        # How many and who they are is for step 5 to say.
        return unknown("contacts") if case.first(Step.ASSIGN_CULTIVATION_CONTACTS).contacts is None else met()


class CultivatedOneYear(Rule):
    """培养教育考察满一年"""

    id = "S06-1Y"
    step = Step.CULTIVATION_AND_EXAMINATION
    article = "2014§13; 2026§13"
    zh = "{decided_on}确定为入党积极分子，满{months}个月为{earliest}，而{on}即认定培养教育考察期满，提前{early}天。"
    en = (
        "An activist since {decided_on}; {months} months are full on {earliest}; concluded on {on}, {early} days early."
    )

    def check(self, act, case, f):
        decision = case.first(Step.RECOMMEND_AND_DETERMINE_ACTIVIST)
        if decision is None or decision.on is None:
            return unknown("recommend_and_determine_activist.on")
        months = f["cultivation_months"]
        earliest = add_months(decision.on, months)
        figures = {"decided_on": decision.on, "months": months, "earliest": earliest}
        if act.on is not None and act.on >= earliest:
            return met(**figures, on=act.on)
        listing = case.first(Step.DETERMINE_DEVELOPMENT_OBJECT)
        if listing is not None and listing.on is not None and listing.on < earliest:
            return unknown("on")  # the listing meeting came too early: S07-PRE says so
        if act.on is not None:
            return not_met(**figures, on=act.on, early=(earliest - act.on).days)
        full_on = case.as_of if listing is None else listing.on
        return met(**figures) if full_on is not None and full_on >= earliest else unknown("on")
