"""第13步 上级党委预审"""

from datetime import date

from ...steps import Step
from ..calendar import add_months
from ..rule import Clock, Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from ..vocabulary import APPROVING


def pre_review_before(case, day: date | None):
    """The pre-review that an act of `day` rests on: the last one not after it, else the first on record."""
    return last_not_after(case.acts_of(Step.SUPERIOR_PRE_REVIEW), day)


def last_not_after(acts, day: date | None):
    for act in reversed(acts):
        if day is None or act.done is None or act.done <= day:
            return act
    return acts[0] if acts else None


class ReviewedByBranch(Precondition):
    """支部委员会审查合格"""

    id = "S13-PRE"
    step = Step.SUPERIOR_PRE_REVIEW
    article = "2014§19; 2026§18"
    requires = (Step.BRANCH_COMMITTEE_REVIEW,)
    failed_zh = "{review}的结论是不合格，不得报上级党委预审。"
    failed_en = "The outcome of {review} was negative; it may not be sent up for pre-review."

    def also(self, act, case, f):
        review = case.last(Step.BRANCH_COMMITTEE_REVIEW)
        if review.result is None:
            return unknown("branch_committee_review.result")
        return not_met(say="failed", review=Step.BRANCH_COMMITTEE_REVIEW) if review.result == "fail" else met()


class PreReviewAuthority(Rule):
    """预审机关有审批权限"""

    id = "S13-AUTHORITY"
    step = Step.SUPERIOR_PRE_REVIEW
    article = "2014§19; 2014§23; 2026§18"
    needs = ("reviewer",)
    zh = "预审机关是{reviewer}，没有审批预备党员的权限。应由有审批权限的党委或党工委预审。"
    en = "The pre-reviewer ({reviewer}) has no power of approval; a Party committee or work committee reviews."

    def check(self, act, case, f):
        return met(reviewer=act.reviewer) if act.reviewer in APPROVING else not_met(reviewer=act.reviewer)


class DepartmentsConsulted(Rule):
    """根据需要听取执纪执法等部门意见"""

    id = "S13-DEPTS"
    step = Step.SUPERIOR_PRE_REVIEW
    effect = Effect.INFO
    article = "2014§19"
    needs = ("departments_consulted",)
    zh = "预审没有听取执纪执法等有关部门的意见。是否听取，根据需要决定。"
    en = "Discipline and law departments were not consulted in the pre-review; this is done as needed."

    def check(self, act, case, f):
        return met() if act.departments_consulted else not_met()


class WrittenResult(Rule):
    """预审结果书面通知，合格的发给入党志愿书"""

    id = "S13-WRITTEN"
    step = Step.SUPERIOR_PRE_REVIEW
    article = "2014§19; 2026§18"
    zh = "预审结果没有书面通知党支部。请补发书面通知。"
    en = "The result of the pre-review was not given to the branch in writing."
    issued_zh = "预审不合格，却发放了入党志愿书（编号{serial}）。入党志愿书只发给预审合格的发展对象，请收回。"
    issued_en = "The pre-review was not passed, yet form {serial} was issued; forms go only to those who pass."

    def check(self, act, case, f):
        if act.result_in_writing is False:
            return not_met()
        failed = act.result == "fail"
        if failed and act.form_serial:
            return not_met(say="issued", serial=act.form_serial)
        wanted = ("result_in_writing",) if failed else ("result_in_writing", "result", "form_serial")
        missing = [name for name in wanted if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class NotLeavingSoon(Rule):
    """三个月内不离开工作、学习单位"""

    id = "S13-LEAVING-3M"
    step = Step.SUPERIOR_PRE_REVIEW
    effect = Effect.WARN
    article = "2014§19"
    zh = (
        "本人预计{leaves}离开工作、学习单位，在预审（{on}）后{months}个月之内（至{until}），一般不办理接收手续；"
        "确需办理的，应写明理由。"
    )
    en = (
        "Leaving the unit is expected on {leaves}, within {months} months of the pre-review on {on} (until {until}): "
        "generally not admitted. State the reason in writing if it has to be done."
    )

    def check(self, act, case, f):
        if act.leaving_reason or (act.leaving_expected is False and act.expected_leave_on is None):
            return met()
        if act.expected_leave_on is None or act.on is None:
            return unknown(*self._missing(act))
        months = f["leaving_months"]
        figures = {"leaves": act.expected_leave_on, "on": act.on, "months": months, "until": add_months(act.on, months)}
        return not_met(**figures) if act.expected_leave_on <= figures["until"] else met(**figures)

    @staticmethod
    def _missing(act):
        if act.leaving_expected is None and act.expected_leave_on is None:
            return ["leaving_expected"]
        return [name for name in ("expected_leave_on", "on") if getattr(act, name) is None]


class PreReviewInTime(Clock):
    """支部审查后一个月内预审"""

    id = "S13-TURN"
    step = Step.SUPERIOR_PRE_REVIEW
    kind = Kind.LOCAL
    article = "地方做法"
    starts = Step.BRANCH_COMMITTEE_REVIEW
    days = "pre_review_days"

    def check(self, act, case, f):
        # A pre-review that was repeated is not late: the first one stopped the clock.
        return super().check(act, case, f) if act is case.first(self.step) else met()


class FormSerialRegistered(Rule):
    """入党志愿书编号登记"""

    id = "S13-SERIAL"
    step = Step.SUPERIOR_PRE_REVIEW
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("form_serial_registered",)
    zh = "发放的入党志愿书没有编号登记。请在发放台账中补登。"
    en = "The membership form issued was not entered in the register of forms."

    def check(self, act, case, f):
        return met() if act.form_serial_registered else not_met()
