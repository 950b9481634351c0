"""第17步 上级党委审批：期限（二）"""

from ...steps import Step
from ..verdict import Effect
from .step17c_approval_deadline import ApprovalLimit


class ApprovedInSixMonths(ApprovalLimit):
    """审批最长不超过六个月"""

    id = "S17-6M"
    step = Step.SUPERIOR_APPROVAL
    effect = Effect.BLOCK
    article = "2014§26; 2026§25"
    starts = Step.ADMISSION_GENERAL_MEETING
    months = "approval_cap_months"
    zh = (
        "支部大会{since}作出决议，审批即使延长也不得超过{deadline}，实际{on}审批，已超过{late}天，决议失效。"
        "应重新履行接收程序。"
    )
    en = (
        "The meeting resolved on {since}; even when extended, approval was possible until {deadline} only. It is dated "
        "{on}, {late} days later: the resolution has lapsed, admission is done again."
    )
    overdue_zh = (
        "支部大会{since}作出决议，审批即使延长也不得超过{deadline}，至今没有审批记录，已超过{late}天，决议失效。"
        "应重新履行接收程序。"
    )
    overdue_en = (
        "The meeting resolved on {since}; even when extended, approval was possible until {deadline} only. None is on "
        "record {late} days later: the resolution has lapsed, admission is done again."
    )
