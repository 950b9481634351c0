"""第15步 支部大会讨论：表决（二）"""

from ...steps import Step
from ..ballots import BallotSentences, counts, one_by_one
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class AdmissionOneByOne(BallotSentences, Rule):
    """逐个讨论和表决"""

    id = "S15-ONEBYONE"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§21"
    zh, en = BallotSentences.in_block_zh, BallotSentences.in_block_en

    def check(self, act, case, f):
        return one_by_one(act)


class AdmissionBallotsAddUp(BallotSentences, Rule):
    """票数相符"""

    id = "S15-BALLOTS"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§21; 2026§20"
    zh, en = BallotSentences.collected_zh, BallotSentences.collected_en

    def check(self, act, case, f):
        return counts(act.ballot)


class MembersLeftOut(Rule):
    """不计入应到的党员，经上级党委同意和支部大会通过"""

    id = "S15-EXCLUDE"
    step = Step.ADMISSION_GENERAL_MEETING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("exclusions",)
    zh = "不计入应到人数的党员中，有{count}人未经上级党委同意或支部大会通过，应计入应到人数。"
    en = "{count} member(s) were left out without the superior's consent or the meeting's approval; count them."
    category_zh = "不计入应到人数的党员中，有{count}人不属于可以不计入的情形，应计入应到人数。"
    category_en = "{count} member(s) were left out on no recognised ground; count them."

    def check(self, act, case, f):
        if count := sum(exclusion.category == "other" for exclusion in act.exclusions):
            return not_met(say="category", count=count)
        if count := sum(False in (e.superior_consented, e.meeting_approved) for e in act.exclusions):
            return not_met(count=count)
        missing = [
            f"exclusions.{place}.{name}"
            for place, exclusion in enumerate(act.exclusions)
            for name in ("category", "superior_consented", "meeting_approved")
            if getattr(exclusion, name) is None
        ]
        return unknown(*missing) if missing else met(count=len(act.exclusions))
