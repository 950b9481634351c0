"""第4步 上级党委备案（入党积极分子）（一）"""

from ...steps import Step
from ..bodies import SUPERIOR_COMMITTEES
from ..rule import Precondition, Rule, met, not_met


class ActivistDetermined(Precondition):
    """已研究确定入党积极分子"""

    id = "S04-PRE"
    step = Step.ACTIVIST_RECORD_FILING
    article = "2014§8; 2026§8"
    requires = (Step.RECOMMEND_AND_DETERMINE_ACTIVIST,)


class FiledWithSuperior(Rule):
    """报上级党委备案"""

    id = "S04-FILE"
    step = Step.ACTIVIST_RECORD_FILING
    article = "2014§8; 2026§8"
    needs = ("filed_with",)
    zh = "入党积极分子报{filed_with}备案，不符合规定。应报上级党委备案。"
    en = "The activist was filed with: {filed_with}. File with the superior Party committee."

    def check(self, act, case, f):
        if act.filed_with in SUPERIOR_COMMITTEES:
            return met(filed_with=act.filed_with)
        return not_met(filed_with=act.filed_with)
