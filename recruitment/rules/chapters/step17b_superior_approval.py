"""第17步 上级党委审批（期限见 step17b）（二）"""

from ...steps import Step
from ..rule import Rule, all_named, met, not_met, unknown
from ..verdict import Effect


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
