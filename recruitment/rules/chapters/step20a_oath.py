"""第20步 入党宣誓（一）"""

from ...steps import Step
from ..rule import Rule, met, not_met
from .step18_higher_org_dept_filing import AfterApproval


class OathAfterApproval(AfterApproval):
    """上级党委批准后宣誓"""

    id = "S20-PRE"
    step = Step.OATH
    article = "党章§6; 2014§30; 2026§29"


class OathFacingFlag(Rule):
    """面向党旗宣誓"""

    id = "S20-FLAG"
    step = Step.OATH
    article = "党章§6; 2014§30; 2026§29"
    needs = ("facing_flag",)
    zh = "没有面向党旗宣誓。预备党员必须面向党旗进行入党宣誓，请重新组织。"
    en = "The oath was not taken facing the Party flag. It is mandatory: take the oath again."

    def check(self, act, case, f):
        return met() if act.facing_flag else not_met()
