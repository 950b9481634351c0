"""What may be known of one person's case: the acts and their properties.

An act that is not recorded has not happened. A property that is not given (None) is unknown, never a default;
an empty list is known. Days are calendar days, counts are whole numbers. The names are those of the exchange
format "recruitment-case/1" and of the tables in `recruitment.cases`.
"""

from datetime import date

from ...steps import Step
from ..rule import JOINT_VETTING
from .admission import (  # noqa: F401
    AdmissionMeeting,
    Ballot,
    BranchCommitteeReview,
    Exclusion,
    FillMembershipForm,
    HigherFiling,
    Meeting,
    SuperiorApproval,
    SuperiorPreReview,
    SuperiorTalk,
)
from .application import (  # noqa: F401
    ActivistFiling,
    AssignContacts,
    CommitteeVote,
    Contact,
    Cultivation,
    DetermineActivist,
    OrganizationTalk,
    SubmitApplication,
)
from .base import Act, Person, Transfer  # noqa: F401
from .examination import (  # noqa: F401
    CentralizedTraining,
    DetermineDevelopmentObject,
    DetermineIntroducers,
    DevelopmentObjectFiling,
    Introducer,
    JointVetting,
    PoliticalVetting,
)
from .probation import (
    Archiving,
    BranchAssignment,
    ConversionApplication,
    ConversionApproval,
    ConversionMeeting,
    Oath,
    ProbationEducation,
)

ACTS: dict[Step | str, type[Act]] = dict(
    zip(
        Step,
        (
            SubmitApplication,
            OrganizationTalk,
            DetermineActivist,
            ActivistFiling,
            AssignContacts,
            Cultivation,
            DetermineDevelopmentObject,
            DevelopmentObjectFiling,
            DetermineIntroducers,
            PoliticalVetting,
            CentralizedTraining,
            BranchCommitteeReview,
            SuperiorPreReview,
            FillMembershipForm,
            AdmissionMeeting,
            SuperiorTalk,
            SuperiorApproval,
            HigherFiling,
            BranchAssignment,
            Oath,
            ProbationEducation,
            ConversionApplication,
            ConversionMeeting,
            ConversionApproval,
            Archiving,
        ),
        strict=True,
    )
) | {JOINT_VETTING: JointVetting}

_DATED_BY = {
    Step.DEVELOPMENT_OBJECT_FILING: "listed_on",
    Step.POLITICAL_VETTING: "concluded_on",
    JOINT_VETTING: "closed_on",
    Step.CENTRALIZED_TRAINING: "ended_on",
}


def on_day(step: Step | str, day: date) -> Act:
    """An act of `step` of which only the day is known."""
    return ACTS[step](**{_DATED_BY.get(step, "on"): day})


REPEATABLE = frozenset(Step.numbered(n) for n in (13, 14, 15, 16, 17, 23, 24))
"""Steps that one case may hold more than one act of: a vote repeated, a resolution lapsed, an extension."""
