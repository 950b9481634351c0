"""第6步 培养教育考察：满一年、每半年考察一次"""

from datetime import date

from ...steps import Step
from ..calendar import DAY, add_months
from ..periods import cultivated_until, first_missing
from ..rule import Clock, Precondition, Rule, met, not_met, unknown


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


class ExaminedEveryHalfYear(Clock):
    """每半年考察一次"""

    id = "S06-HALFYEAR"
    step = Step.CULTIVATION_AND_EXAMINATION
    article = "2014§11; 2026§11"
    needs = ("examined_on",)
    starts = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    months = "examination_interval_months"
    zh = (
        "{since}确定为入党积极分子，每{months}个月考察一次，"
        "第{number}次应于{due}进行、最迟不超过{window_end}，没有记录。"
    )
    en = (
        "An activist since {since}, examined every {months} months: "
        "examination {number}, due on {due} and possible until {window_end}, is not on record."
    )
    overdue_zh = "{since}确定为入党积极分子，第1次考察应于{deadline}进行，至今没有记录，已过{late}天。"
    overdue_en = (
        "An activist since {since}; examination 1 was due on {deadline}; nothing is on record, {late} days late."
    )

    def check(self, act, case, f):
        since = self.since(case)
        if since is None:
            return unknown(self.starts.value)
        missing = self._missing(act.examined_on, since, case, f)
        if missing is None:
            return met(since=since)
        if _listing_undated(case):
            return unknown("determine_development_object.on")
        number, due = missing
        window_end = due + f["examination_grace_days"] * DAY
        figures = {"since": since, "months": f[self.months], "number": number, "due": due, "window_end": window_end}
        return not_met(**figures, judged_on=due + DAY)

    def overdue(self, case, f):
        since = self.since(case)
        if since is None or case.recorded(self.step) or _listing_undated(case):
            return None
        missing = self._missing((), since, case, f)
        return missing[1] if missing else None

    def _missing(self, examined_on, since, case, f) -> tuple[int, date] | None:
        return first_missing(examined_on, since, f[self.months], cultivated_until(case), f["examination_grace_days"])
