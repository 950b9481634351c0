"""第17步 上级党委审批（期限见 step17b）"""

from ...steps import Step
from ..rule import Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect
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


class ApprovalWritten(Rule):
    """审批意见写入入党志愿书，注明预备期起止时间，并通知、谈话、宣布"""

    id = "S17-WRITE"
    step = Step.SUPERIOR_APPROVAL
    article = "2014§25"
    zh = "入党志愿书中的审批意见缺少：{lacking}。请补齐。"
    en = "The approval written in the form lacks: {lacking}."
    informed_zh = "批准后还没有告知：{lacking}。应通知报批的党支部，由支部书记同本人谈话，并在党员大会上宣布。"
    informed_en = "Not yet told of the approval: {lacking}. The branch, the person and a members' meeting are told."
    _FIELDS = ("approval_date", "probation_start", "probation_end", "secretary_signature", "stamp")
    _INFORMED = ("branch", "person", "members_meeting")

    def check(self, act, case, f):
        if act.result == "fail":
            return met()  # S17-REFUSE
        if act.fields is not None and (lacking := [name for name in self._FIELDS if name not in act.fields]):
            return not_met(lacking=lacking)
        if act.informed is not None and (lacking := [name for name in self._INFORMED if name not in act.informed]):
            return not_met(say="informed", lacking=lacking)
        missing = [name for name in ("fields", "informed") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class RefusalTold(Rule):
    """不批准的，通知党支部和本人，做好思想工作"""

    id = "S17-REFUSE"
    step = Step.SUPERIOR_APPROVAL
    effect = Effect.WARN
    article = "2014§25"
    zh = "上级党委没有批准，还没有告知：{lacking}。应通知党支部和本人，并做好思想工作。"
    en = "The approval was refused, not yet told: {lacking}. Tell the branch and the person."

    def check(self, act, case, f):
        if act.result == "pass":
            return met()
        if act.informed is None or act.result is None:
            return unknown(*(name for name in ("result", "informed") if getattr(act, name) is None))
        return all_named(act.informed, ("branch", "person"))
