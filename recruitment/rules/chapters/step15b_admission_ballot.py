"""第15步 支部大会讨论：表决"""

from ...steps import Step
from ..ballots import BallotSentences, counts, majority, one_by_one, quorum, secret, written_opinions
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class AdmissionQuorum(BallotSentences, Rule):
    """到会有表决权的正式党员过半数"""

    id = "S15-QUORUM"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§20; 2026§19"
    zh, en = BallotSentences.quorum_zh, BallotSentences.quorum_en

    def check(self, act, case, f):
        return quorum(act.ballot)


class AdmissionMajority(BallotSentences, Rule):
    """赞成票过半数"""

    id = "S15-MAJORITY"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§21; 2026§20; 支部条例§11"
    zh, en = BallotSentences.majority_zh, BallotSentences.majority_en

    def check(self, act, case, f):
        return majority(act.ballot)


class AdmissionWrittenOpinions(BallotSentences, Rule):
    """因故不能到会的，会前提交书面意见"""

    id = "S15-WRITTEN"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§21"
    zh, en = BallotSentences.late_written_zh, BallotSentences.late_written_en

    def check(self, act, case, f):
        return written_opinions(act)


class AdmissionSecretBallot(BallotSentences, Rule):
    """无记名投票"""

    id = "S15-SECRET"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§21; 2026§20"
    zh, en = BallotSentences.open_zh, BallotSentences.open_en

    def check(self, act, case, f):
        return secret(act)


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
