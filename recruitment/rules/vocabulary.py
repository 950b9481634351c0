"""The words a fact may take. They are stored and exchanged: never renamed."""

import csv
from pathlib import Path
from typing import Literal

from ..terms import label

Organisation = Literal[
    "party_committee",
    "party_work_committee",
    "general_branch",
    "leading_party_group",
    "temporary_org",
    "sub_township_committee",
]
"""Reviewer and approver (预审、审批机关): 党委, 党工委, 党总支, 党组, 临时党组织, 乡镇街道党(工)委下属党委."""
APPROVING = ("party_committee", "party_work_committee")

Result = Literal["pass", "fail"]
MemberStatus = Literal["full", "probationary", "party_probation_discipline"]
"""正式党员, 预备党员, 留党察看 (a full member whose rights are suspended)."""
ApplicationBasis = Literal[
    "work_unit",
    "study_unit",
    "residence",
    "unit_location",
    "supervising_department",
    "mobile_member_org",
    "other",
]
TalkerPost = Literal["branch_secretary", "branch_deputy_secretary", "org_commissioner", "other"]
TalkTopic = Literal["history", "understanding", "motive", "lawful_conduct", "family", "explained_standards"]
RecommendationChannel = Literal["member_recommendation", "youth_league", "trade_union", "womens_federation"]
DecidingBody = Literal["branch_committee", "general_meeting", "other"]
OpinionSource = Literal["party_small_group", "contacts", "members", "masses"]
Place = Literal["work_unit", "study_unit", "residence", "other"]
VettingTopic = Literal[
    "motive",
    "political_quality",
    "actual_behaviour",
    "line_and_policy",
    "political_history",
    "lawful_and_moral",
    "relatives_and_relations",
]
VettingMethod = Literal["talk", "files", "inquiries", "letter", "visit"]
MobileOpinion = Literal["hukou_org", "residence_org"]
TrainingOrganiser = Literal["base_party_committee", "county_org_department", "branch"]
ReviewOpinion = Literal["inside_party", "outside_party"]
AgendaItem = Literal["candidate_report", "introducers", "committee_report", "discussion", "ballot"]
ExclusionCategory = Literal["incapable", "abroad_6m", "detained", "bedridden", "away_6m_not_transferred", "other"]
ResolutionField = Literal[
    "should_attend", "present", "favour", "against", "abstain", "meeting_date", "secretary_signature"
]
SuperiorTalkerPost = Literal["committee_member", "organiser", "other"]
ApprovalField = Literal["approval_date", "probation_start", "probation_end", "secretary_signature", "stamp"]
Informed = Literal["branch", "person", "members_meeting"]
FilingOffice = Literal["higher_org_department", "other"]
ProbationMethod = Literal["party_life", "reports", "talks", "training", "practice"]
Breach = Literal["none", "light", "serious"]
Measure = Literal["none", "criticism", "extension", "cancellation"]
ConversionProcedure = Literal["party_group_opinion", "member_opinions", "mass_opinions", "committee_review"]
ConversionDecision = Literal["convert", "extend", "cancel"]
CancellationGround = Literal["duties_not_fulfilled", "conditions_not_met", "other"]
Custody = Literal["personnel_file", "party_member_file", "other"]
BranchPaper = Literal["minutes", "ballots", "publicity_photos"]
ProfileName = Literal["national", "taiping"]


def _names(file_name: str) -> dict[str, tuple[str, str]]:
    """Word or fact -> its names (zh, en)."""
    with (Path(__file__).parent / file_name).open(encoding="utf-8", newline="") as file:
        return {word: (zh, en) for word, zh, en in list(csv.reader(file))[1:]}


FACTS = _names("fact_names.csv")
"""Every fact, as officers call it."""
WORDS = _names("words.csv")
"""Every word above, and every name of a fact that a sentence may quote: word -> (zh, en)."""


def word_label(word: str) -> str:
    """A word in the reader's language."""
    return label(*WORDS[word]) if word in WORDS else word


def fact_label(fact: str) -> str:
    """A fact's name in the reader's language."""
    return label(*FACTS[fact]) if fact in FACTS else fact
