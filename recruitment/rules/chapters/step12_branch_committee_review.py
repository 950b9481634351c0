"""第12步 支部委员会审查"""

from ...steps import Step
from ..rule import Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect


class ReadyForReview(Precondition):
    """已确定入党介绍人、完成政治审查和集中培训"""

    id = "S12-PRE"
    step = Step.BRANCH_COMMITTEE_REVIEW
    article = "2014§19; 2026§18"
    requires = (Step.DETERMINE_INTRODUCERS, Step.POLITICAL_VETTING, Step.CENTRALIZED_TRAINING)


class CollectiveReview(Rule):
    """支部委员会集体审查"""

    id = "S12-COLLECTIVE"
    step = Step.BRANCH_COMMITTEE_REVIEW
    article = "党章§5; 2014§19; 2026§18"
    needs = ("body",)
    zh = "审查没有由支部委员会集体进行。请由支部委员会（不设支部委员会的，由支部党员大会）集体讨论审查。"
    en = "The review was not made by the branch committee (or, without one, the general meeting) as a body."
    general_zh = "支部设有支部委员会，而审查由{body}进行。请由支部委员会集体审查。"
    general_en = "The branch has a committee, yet the review was made by the {body}; the committee reviews as a body."

    def check(self, act, case, f):
        if act.body == "branch_committee":
            return met(body=act.body)
        if act.body != "general_meeting":
            return not_met()
        if act.branch_has_committee is None:
            return unknown("branch_has_committee")
        return not_met(say="general", body=act.body) if act.branch_has_committee else met(body=act.body)


class OpinionsSought(Rule):
    """征求党内外意见"""

    id = "S12-OPINIONS"
    step = Step.BRANCH_COMMITTEE_REVIEW
    effect = Effect.WARN
    article = "党章§5"
    needs = ("opinions_sought",)
    zh = "审查前没有征求：{lacking}。请补充征求党内外有关人员的意见。"
    en = "Not sought before the review: {lacking}."

    def check(self, act, case, f):
        return all_named(act.opinions_sought, ("inside_party", "outside_party"))
