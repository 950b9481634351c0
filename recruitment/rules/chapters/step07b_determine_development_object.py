"""第7步 确定发展对象（二）"""

from ...steps import Step
from ..bodies import DecidedByBranch
from ..rule import Rule, met, not_met, unknown
from ..verdict import Answer


class OpinionsHeard(Rule):
    """听取党小组、培养联系人、党员和群众意见"""

    id = "S07-OPINIONS"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    article = "2014§13; 2026§13"
    needs = ("opinions_heard",)
    zh = "讨论前没有听取{lacking}的意见，应先听取意见再行讨论。"
    en = "Opinions not heard before the meeting: {lacking}."

    def check(self, act, case, f):
        lacking = [source for source in ("contacts", "members", "masses") if source not in act.opinions_heard]
        group_missing = "party_small_group" not in act.opinions_heard
        if group_missing and act.has_party_small_group:
            lacking.insert(0, "party_small_group")
        if lacking:
            return not_met(lacking=lacking)
        # A branch without Party small groups has no such opinion to hear.
        return unknown("has_party_small_group") if group_missing and act.has_party_small_group is None else met()


class ObjectAgreed(DecidedByBranch):
    """支部委员会讨论同意"""

    id = "S07-DECIDE"
    step = Step.DETERMINE_DEVELOPMENT_OBJECT
    article = "2014§13; 2026§13"
    refused_zh = "{body}讨论没有同意，不能列为发展对象，应继续培养教育考察。"
    refused_en = "The {body} did not agree: the person cannot be listed; cultivation goes on."

    def check(self, act, case, f):
        finding = self.body(act)
        if finding[0] is Answer.NOT_MET:
            return finding
        if act.agreed is False:
            return not_met(say="refused", body=act.body or "branch_committee")
        if act.agreed is None:
            return unknown(*finding[2], "agreed")
        return finding
