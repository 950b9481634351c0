"""第17步 上级党委审批（期限见 step17b）（一）"""

from ...steps import Step
from ..rule import Precondition, Rule, met, not_met, unknown
from ..vocabulary import APPROVING


class ResolutionAndTalk(Precondition):
    """支部大会已通过决议，上级党委已派人谈话"""

    id = "S17-PRE"
    step = Step.SUPERIOR_APPROVAL
    article = "2014§24-§25"
    requires = (Step.ADMISSION_GENERAL_MEETING, Step.SUPERIOR_TALK)
    in_order = (Step.ADMISSION_GENERAL_MEETING,)  # where the talk lies is for S16-BEFORE to say


class ApprovingAuthority(Rule):
    """党委或党工委审批"""

    id = "S17-AUTHORITY"
    step = Step.SUPERIOR_APPROVAL
    article = "2014§23"
    needs = ("approver",)
    zh = "审批机关是{approver}，没有审批权限。应报有审批权限的党委或党工委审批。"
    en = "The approver ({approver}) has no power of approval; a Party committee or work committee approves."
    below_zh = "审批机关是{approver}，只能审议，不能审批。应在审议后报有审批权限的党委或党工委审批。"
    below_en = "The approver ({approver}) may only deliberate; a Party committee or work committee approves."

    def check(self, act, case, f):
        if act.approver in APPROVING:
            return met(approver=act.approver)
        below = act.approver in ("general_branch", "sub_township_committee")
        return not_met(say="below" if below else None, approver=act.approver)


class CollectiveApproval(Rule):
    """党委会集体讨论、表决，逐个审议"""

    id = "S17-COLLECTIVE"
    step = Step.SUPERIOR_APPROVAL
    article = "2014§25"
    zh = "审批没有经党委会集体讨论和表决。请召开党委会重新审批。"
    en = (
        "The approval was not discussed and voted on by the committee. It has to be decided by the committee's meeting."
    )
    in_block_zh = "同时审批两人以上，没有逐个审议和表决。请召开党委会逐个审议、逐个表决。"
    in_block_en = "Two or more people were not deliberated and voted on one by one."

    def check(self, act, case, f):
        if act.collective is False:
            return not_met()
        if act.one_by_one is False:
            return not_met(say="in_block")
        missing = [name for name in ("collective", "one_by_one") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()
