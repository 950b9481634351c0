"""Which steps may be recorded for several people at once, and what stays each person's own."""

from recruitment.steps import Step

TOGETHER = frozenset(
    (
        Step.RECOMMEND_AND_DETERMINE_ACTIVIST,
        Step.ACTIVIST_RECORD_FILING,
        Step.DETERMINE_DEVELOPMENT_OBJECT,
        Step.DEVELOPMENT_OBJECT_FILING,
        Step.CENTRALIZED_TRAINING,
        Step.BRANCH_COMMITTEE_REVIEW,
        Step.ADMISSION_GENERAL_MEETING,
        Step.HIGHER_ORG_DEPT_FILING,
        Step.ASSIGN_BRANCH_AND_GROUP,
        Step.OATH,
        Step.CONVERSION_GENERAL_MEETING,
    )
)
"""Steps of one meeting, class, notice or list. The rest is an opinion, a person's own paper, or names people."""

VOTES = ("ballot", "committee_vote")
"""Counted for each candidate; never taken over from what is common."""

OWN = frozenset(
    (
        "league_member",
        "channels",
        "replied_on",
        "in_reserve_pool",
        "candidate_absent",
        "agreed",
        "within_plan",
        "consented",
        "objection_upheld",
        "waived",
        "waiver_approved",
        "passed",
        "result",
        "candidate_present",
        "introducers_present",
        "resolution_fields",
        "revetted_on",
        "extension_months",
        "grounds",
    )
)
"""What may differ from person to person: left blank it is as said for all."""

MOST = 100
"""People in one form."""


def is_vote(name: str) -> bool:
    return name.startswith(tuple(f"{vote}-" for vote in VOTES))


def is_own(name: str) -> bool:
    """Whether the field `name` stands with each person."""
    return name in OWN or name in ("outcome", "reason") or is_vote(name)


def may_stand_for_all(name: str) -> bool:
    """Whether the field `name` stands in the common part."""
    return name not in ("outcome", "reason") and not is_vote(name)
