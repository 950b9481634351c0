"""第15步 支部大会讨论：表决（一）"""

from ...steps import Step
from ..ballots import BallotSentences, majority, quorum, secret, written_opinions
from ..rule import Rule


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
