"""第11步 开展集中培训（二）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown
from ..validity import valid_at_the_meeting
from ..verdict import Effect, Kind


class TrainingPassed(Rule):
    """经过培训，个别特殊情况免训须经批准"""

    id = "S11-MANDATORY"
    step = Step.CENTRALIZED_TRAINING
    article = "2014§17; 2026§17"
    zh = "集中培训考核不合格。未经培训的，除个别特殊情况外，不能发展入党，请安排补训。"
    en = "The training was not passed. Untrained people cannot be admitted; repeat the training."
    waiver_zh = "免予集中培训没有上级党委的书面批准。请报批，或参加培训。"
    waiver_en = "The waiver of the training lacks the superior committee's written approval."

    def check(self, act, case, f):
        if act.waived:
            if act.waiver_approved is None:
                return unknown("waiver_approved")
            return met() if act.waiver_approved else not_met(say="waiver")
        if act.passed is None:
            return unknown("passed")
        return met() if act.passed else not_met()


class TrainingStillValid(Rule):
    """培训结业在有效期内"""

    id = "S11-VALID"
    step = Step.CENTRALIZED_TRAINING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "集中培训{since}结业，{months}个月内有效，至{valid_until}止；支部大会在{on}召开，应重新培训。"
    en = "Trained on {since}, valid for {months} months until {valid_until}; the meeting was on {on}: train again."

    def check(self, act, case, f):
        if act.waived:
            return met()
        if act.done is None:
            return unknown("ended_on")
        return valid_at_the_meeting(act.done, f["training_valid_months"], case)
