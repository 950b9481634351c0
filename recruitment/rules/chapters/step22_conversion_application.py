"""第22步 提出转正申请"""

from datetime import timedelta

from ...steps import Step
from ..probation_term import expiry_of
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from .step18_higher_org_dept_filing import AfterApproval


class ProbationRunning(AfterApproval):
    """已批准为预备党员"""

    id = "S22-PRE"
    step = Step.CONVERSION_APPLICATION
    article = "2014§33; 2026§32"


class WrittenConversionApplication(Rule):
    """本人提出书面转正申请"""

    id = "S22-WRITTEN"
    step = Step.CONVERSION_APPLICATION
    article = "2014§33; 2026§32"
    needs = ("written",)
    zh = "转正申请不是书面提出。请本人提交书面转正申请。"
    en = "The conversion application was not made in writing. The person has to hand in a written one."

    def check(self, act, case, f):
        return met() if act.written else not_met()


class ConversionApplicationWindow(Rule):
    """预备期满前一个月起提出转正申请"""

    id = "S22-WINDOW"
    step = Step.CONVERSION_APPLICATION
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法; 发展党员工作流程图"
    needs = ("on",)
    zh = "预备期到{expiry}期满，转正申请最早可在期满前{days}天（{opens}）提出，实际{on}提出，早了{early}天。"
    en = (
        "Probation is over on {expiry}; the application may be made from {days} days before, {opens}; "
        "it was made on {on}, {early} days early."
    )

    def check(self, act, case, f):
        expiry, days = expiry_of(case, f, act.on), f["conversion_application_days"]
        if expiry is None:
            return unknown("admission_general_meeting.on")
        opens = expiry - timedelta(days)
        figures = {"expiry": expiry, "days": days, "opens": opens, "on": act.on}
        return met(**figures) if act.on >= opens else not_met(**figures, early=(opens - act.on).days)
