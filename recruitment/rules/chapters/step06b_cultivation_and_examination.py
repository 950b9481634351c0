"""第6步 培养教育考察：满一年、每半年考察一次（二）"""

from datetime import date

from ...steps import Step
from ..calendar import DAY
from ..periods import cultivated_until, first_missing
from ..rule import Clock, met, not_met, unknown
from .step06a_cultivation_and_examination import _listing_undated


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
            return met(since=since, months=f[self.months], count=len(act.examined_on))
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
