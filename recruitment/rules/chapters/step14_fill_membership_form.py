"""第14步 填写入党志愿书"""

from datetime import date

from ...steps import Step
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind
from .step13_superior_pre_review import last_not_after, pre_review_before


def form_before(case, day: date | None):
    """The form that a meeting of `day` decides on: the last one filled in by then, else the first on record."""
    return last_not_after(case.acts_of(Step.FILL_MEMBERSHIP_FORM), day)


class PreReviewPassed(Precondition):
    """预审合格后发放入党志愿书"""

    id = "S14-PRE"
    step = Step.FILL_MEMBERSHIP_FORM
    article = "2014§19; 2026§18"
    requires = (Step.SUPERIOR_PRE_REVIEW,)
    in_order = ()
    failed_zh = "上级党委预审不合格，不得发放和填写入党志愿书。"
    failed_en = "The pre-review was not passed; the form may not be issued or filled in."
    issued_zh = "入党志愿书{issued}发放，早于上级党委预审（{reviewed}）。入党志愿书在预审合格后发放。"
    issued_en = (
        "The form was issued on {issued}, before the pre-review on {reviewed}; it is issued once that is passed."
    )
    filled_zh = "入党志愿书{on}填写，早于发放（{issued}）。请核对日期。"
    filled_en = "The form was filled in on {on}, before it was issued on {issued}. Check the dates."

    def also(self, act, case, f):
        review = pre_review_before(case, act.begun)
        if review.result == "fail":
            return not_met(say="failed")
        if review.on and act.begun and act.begun < review.on:
            if act.issued_on:
                return not_met(say="issued", issued=act.issued_on, reviewed=review.on)
            return not_met(
                say="order", step=self.step, on=act.on, earlier=Step.SUPERIOR_PRE_REVIEW, earlier_on=review.on
            )
        if act.on and act.issued_on and act.on < act.issued_on:
            return not_met(say="filled", on=act.on, issued=act.issued_on)
        missing = [name for name in ("issued_on", "on") if getattr(act, name) is None]
        missing += [f"superior_pre_review.{name}" for name in ("on", "result") if getattr(review, name) is None]
        return unknown(*missing) if missing else met()


class FilledByPerson(Rule):
    """本人填写，两名入党介绍人填写意见"""

    id = "S14-SELF"
    step = Step.FILL_MEMBERSHIP_FORM
    article = "党章§5; 2014§15"
    zh = "入党志愿书不是本人填写。请换发后由本人如实填写。"
    en = "The form was not filled in by the person. Exchange it and have it filled in by the person."
    opinions_zh = "入党志愿书上有{count}名入党介绍人填写意见，应有{needed}名。请由入党介绍人本人补填。"
    opinions_en = "{count} introducer(s) wrote an opinion in the form; {needed} are asked."

    def check(self, act, case, f):
        if act.filled_by_person is False:
            return not_met()
        opinions, needed = act.introducer_opinions_on, f["introducer_opinions"]
        if opinions is not None and len(opinions) < needed:
            return not_met(say="opinions", count=len(opinions), needed=needed)
        missing = [name for name in ("filled_by_person", "introducer_opinions_on") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class FormDatesInOrder(Rule):
    """本人填写、介绍人意见、支部大会日期先后有序"""

    id = "S14-ORDER"
    step = Step.FILL_MEMBERSHIP_FORM
    article = "党章§5; 2014§15; 2026§15"
    zh = "入党介绍人于{opinion}填写意见，早于本人填写入党志愿书（{on}）。请核对日期。"
    en = "An introducer's opinion is dated {opinion}, before the person filled in the form on {on}. Check the dates."
    late_zh = "入党介绍人于{opinion}填写意见，晚于支部大会（{meeting}）。入党介绍人应在支部大会前填写意见。"
    late_en = "An introducer's opinion is dated {opinion}, after the general meeting on {meeting}; it comes before it."
    form_zh = "入党志愿书{on}填写，晚于支部大会（{meeting}）。应先填写入党志愿书，再召开支部大会。"
    form_en = "The form was filled in on {on}, after the general meeting on {meeting}; it is filled in before it."

    def check(self, act, case, f):
        opinions = act.introducer_opinions_on or ()
        if act.on and opinions and min(opinions) < act.on:
            return not_met(opinion=min(opinions), on=act.on)
        for meeting in case.acts_of(Step.ADMISSION_GENERAL_MEETING):
            if meeting.on is None or form_before(case, meeting.on) is not act:
                continue
            if act.on and act.on > meeting.on:
                return not_met(say="form", on=act.on, meeting=meeting.on)
            if opinions and max(opinions) > meeting.on:
                return not_met(say="late", opinion=max(opinions), meeting=meeting.on)
        missing = [name for name in ("on", "introducer_opinions_on") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class FormUnaltered(Rule):
    """入党志愿书不得涂改"""

    id = "S14-NOALTER"
    step = Step.FILL_MEMBERSHIP_FORM
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("altered",)
    zh = "入党志愿书有涂改，没有换发。请换发新表重新填写，原编号作废登记。"
    en = "The form was altered and not exchanged. Fill in a new form and void the old serial number."

    def check(self, act, case, f):
        if not act.altered:
            return met()
        if act.spoiled_form_exchanged is None:
            return unknown("spoiled_form_exchanged")
        return met() if act.spoiled_form_exchanged else not_met()
