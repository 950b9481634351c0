"""The record of a case. `DETAILS` says in which table the facts of a step stand."""

from ...rules.facts import ACTS
from ...rules.rule import JOINT_VETTING
from ...steps import Step
from .admission import (
    AdmissionMeeting,
    BranchCommitteeReview,
    FillMembershipForm,
    HigherFiling,
    SuperiorApproval,
    SuperiorPreReview,
    SuperiorTalk,
)
from .application import (
    ActivistFiling,
    AssignContacts,
    Cultivation,
    DetermineActivist,
    OrganizationTalk,
    SubmitApplication,
)
from .case import Act, Amendment, Case, Verdict
from .detail import Detail
from .examination import (
    CentralizedTraining,
    DetermineDevelopmentObject,
    DetermineIntroducers,
    DevelopmentObjectFiling,
    JointVetting,
    PoliticalVetting,
)
from .gatherings import Ballot, Entry, Exclusion, Meeting, Publicity
from .material import Material, WaiverDecision
from .people import Contact, Introducer, Transfer
from .probation import (
    Archiving,
    BranchAssignment,
    ConversionApplication,
    ConversionApproval,
    ConversionMeeting,
    Oath,
    ProbationEducation,
)

_BY_NAME = {model.__name__: model for model in Detail.__subclasses__()}
DETAILS: dict[Step | str, type[Detail]] = {step: _BY_NAME[facts.__name__] for step, facts in ACTS.items()}
"""Step (or the joint vetting) -> the table of its own facts."""

__all__ = [
    "DETAILS",
    "JOINT_VETTING",
    "Act",
    "ActivistFiling",
    "AdmissionMeeting",
    "Amendment",
    "Archiving",
    "AssignContacts",
    "Ballot",
    "BranchAssignment",
    "BranchCommitteeReview",
    "Case",
    "CentralizedTraining",
    "Contact",
    "ConversionApplication",
    "ConversionApproval",
    "ConversionMeeting",
    "Cultivation",
    "Detail",
    "DetermineActivist",
    "DetermineDevelopmentObject",
    "DetermineIntroducers",
    "DevelopmentObjectFiling",
    "Entry",
    "Exclusion",
    "FillMembershipForm",
    "HigherFiling",
    "Introducer",
    "JointVetting",
    "Material",
    "Meeting",
    "Oath",
    "OrganizationTalk",
    "PoliticalVetting",
    "ProbationEducation",
    "Publicity",
    "SubmitApplication",
    "SuperiorApproval",
    "SuperiorPreReview",
    "SuperiorTalk",
    "Transfer",
    "Verdict",
    "WaiverDecision",
]
