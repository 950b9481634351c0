"""Which body decides within a branch, and which organisations are a superior Party committee (上级党委)."""

from .rule import Rule, met, not_met, unknown
from .verdict import Finding

SUPERIOR_COMMITTEES = ("party_committee", "party_work_committee", "sub_township_committee")
"""Those with whom a branch may file. A committee below a township may not approve members, but the text asks for
a committee with approving power only from the pre-review on."""


class DecidedByBranch(Rule):
    """支部委员会讨论决定; 不设支部委员会的，由支部党员大会: steps 3 and 7."""

    zh = "作出决定的不是支部委员会。应由支部委员会集体讨论决定；不设支部委员会的，由支部党员大会讨论决定。"
    en = "The decision was not the branch committee's, nor, in a branch without one, the general meeting's."
    exists_zh = "本支部设有支部委员会，却由支部党员大会决定。应由支部委员会集体讨论决定。"
    exists_en = "The branch has a committee, but the general meeting decided: the committee has to decide."
    missing_zh = "本支部不设支部委员会，应由支部党员大会讨论决定。"
    missing_en = "The branch has no committee: the general meeting has to decide."

    def body(self, act) -> Finding:
        """The answer as far as the deciding body goes."""
        if act.body is None:
            return unknown("body")
        if act.body == "other":
            return not_met()
        if act.body == "branch_committee":
            return not_met(say="missing") if act.branch_has_committee is False else met()
        if act.branch_has_committee is None:
            return unknown("branch_has_committee")
        return not_met(say="exists") if act.branch_has_committee else met()
