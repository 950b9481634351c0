"""Facts of stage 4: admission (steps 12 to 18)."""

from dataclasses import dataclass
from datetime import date

from .. import vocabulary as v
from .base import Act


@dataclass(slots=True)
class BranchCommitteeReview(Act):
    """12 支部委员会审查"""

    body: v.DecidingBody | None = None
    branch_has_committee: bool | None = None
    result: v.Result | None = None
    opinions_sought: list[v.ReviewOpinion] | None = None


@dataclass(slots=True)
class SuperiorPreReview(Act):
    """13 上级党委预审"""

    requested_on: date | None = None
    reviewer: v.Organisation | None = None
    result: v.Result | None = None
    departments_consulted: bool | None = None
    result_in_writing: bool | None = None
    form_serial: str | None = None
    form_serial_registered: bool | None = None
    leaving_expected: bool | None = None
    expected_leave_on: date | None = None
    leaving_reason: str | None = None


@dataclass(slots=True)
class FillMembershipForm(Act):
    """14 填写入党志愿书; `on` is the day the person filled it in."""

    issued_on: date | None = None
    filled_by_person: bool | None = None
    introducer_opinions_on: list[date] | None = None
    first_introducer_opinion: str | None = None
    second_introducer_opinion: str | None = None
    altered: bool | None = None
    spoiled_form_exchanged: bool | None = None

    @property
    def begun(self) -> date | None:
        return self.issued_on or self.on


@dataclass(slots=True)
class Ballot:
    """票决: heads and ballot papers. Collected is the sum of the four counts; issued is `present` unless given."""

    eligible: int | None = None
    present: int | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    invalid: int | None = None
    written_in_favour: int | None = None
    written_against: int | None = None
    issued: int | None = None


@dataclass(slots=True)
class Exclusion:
    """A full member left out of the should-attend number (不计入应到)."""

    category: v.ExclusionCategory | None = None
    superior_consented: bool | None = None
    meeting_approved: bool | None = None


@dataclass(slots=True)
class Meeting(Act):
    """支部党员大会: one candidate's discussion and ballot."""

    ballot: Ballot | None = None
    written_before_meeting: bool | None = None
    proxy_votes: int | None = None
    secret: bool | None = None
    one_by_one: bool | None = None
    publicity_started_on: date | None = None
    publicity_ended_on: date | None = None


@dataclass(slots=True)
class AdmissionMeeting(Meeting):
    """15 支部大会讨论（接收预备党员）"""

    full_members: int | None = None
    temporary_organisation: bool | None = None
    agenda: list[v.AgendaItem] | None = None
    candidate_present: bool | None = None
    introducers_present: int | None = None
    resolution_fields: list[v.ResolutionField] | None = None
    exclusions: list[Exclusion] | None = None


@dataclass(slots=True)
class SuperiorTalk(Act):
    """16 上级党委派人谈话"""

    talker_post: v.SuperiorTalkerPost | None = None
    talker_is_introducer: bool | None = None
    written_in_form: bool | None = None


@dataclass(slots=True)
class SuperiorApproval(Act):
    """17 上级党委审批"""

    reported_on: date | None = None
    redeliberated_on: date | None = None
    approver: v.Organisation | None = None
    result: v.Result | None = None
    collective: bool | None = None
    one_by_one: bool | None = None
    extension_reason: str | None = None
    fields: list[v.ApprovalField] | None = None
    informed: list[v.Informed] | None = None


@dataclass(slots=True)
class HigherFiling(Act):
    """18 再上一级党委组织部门备案"""

    filed_with: v.FilingOffice | None = None
