"""第16步 上级党委派人谈话（二）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown


class TalkerOfSuperior(Rule):
    """党委委员或组织员谈话，不得由入党介绍人谈话"""

    id = "S16-WHO"
    step = Step.SUPERIOR_TALK
    article = "2014§24"
    zh = "谈话人不是党委委员或组织员。应由上级党委指派党委委员或组织员重新谈话。"
    en = "The talker is neither a committee member nor an organiser. One of them has to hold the talk."
    introducer_zh = "谈话人就是入党介绍人。应由上级党委另行指派党委委员或组织员谈话。"
    introducer_en = "The talker is the introducer. Another committee member or organiser has to hold the talk."

    def check(self, act, case, f):
        if act.talker_post == "other":
            return not_met()
        if act.talker_is_introducer:
            return not_met(say="introducer")
        missing = [name for name in ("talker_post", "talker_is_introducer") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class TalkWrittenInForm(Rule):
    """谈话情况和意见填入入党志愿书，并向党委汇报"""

    id = "S16-WRITE"
    step = Step.SUPERIOR_TALK
    article = "2014§24"
    needs = ("written_in_form",)
    zh = "谈话情况和对本人能否入党的意见没有填入入党志愿书。请由谈话人如实填写，并向党委汇报。"
    en = "The talk and the opinion on admission are not written in the form. The talker enters them and reports."

    def check(self, act, case, f):
        return met() if act.written_in_form else not_met()
