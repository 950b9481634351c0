"""Facts of stages 1 and 2: application, activist (steps 1 to 6)."""

from dataclasses import dataclass
from datetime import date

from .. import vocabulary as v
from .base import Act


@dataclass(slots=True)
class SubmitApplication(Act):
    """1 递交入党申请书; `on` is the day received."""

    written: bool | None = None
    signed: bool | None = None
    dated: bool | None = None
    handwritten: bool | None = None
    basis: v.ApplicationBasis | None = None
    unit_has_organisation: bool | None = None


@dataclass(slots=True)
class OrganizationTalk(Act):
    """2 党组织派人谈话"""

    talker_post: v.TalkerPost | None = None
    topics: list[v.TalkTopic] | None = None


@dataclass(slots=True)
class CommitteeVote:
    """支部委员会表决: heads."""

    should_attend: int | None = None
    present: int | None = None
    in_favour: int | None = None


@dataclass(slots=True)
class DetermineActivist(Act):
    """3 推荐和确定入党积极分子; `on` is the day of the decision."""

    channels: list[v.RecommendationChannel] | None = None
    body: v.DecidingBody | None = None
    branch_has_committee: bool | None = None
    committee_vote: CommitteeVote | None = None
    league_member: bool | None = None
    publicity_started_on: date | None = None
    publicity_ended_on: date | None = None


@dataclass(slots=True)
class ActivistFiling(Act):
    """4 上级党委备案; `on` is the day the report was filed."""

    filed_with: v.Organisation | None = None
    replied_on: date | None = None
    in_reserve_pool: bool | None = None


@dataclass(slots=True)
class Contact:
    """培养联系人, as of the day of assignment."""

    name: str | None = None
    member_status: v.MemberStatus | None = None
    is_relative: bool | None = None
    activists_in_charge: int | None = None
    left_on: date | None = None
    replaced_on: date | None = None


@dataclass(slots=True)
class AssignContacts(Act):
    """5 指定培养联系人"""

    contacts: list[Contact] | None = None


@dataclass(slots=True)
class Cultivation(Act):
    """6 培养教育考察; `on` is the day the branch concluded that the year is full and the conditions are met."""

    examined_on: list[date] | None = None
    thought_reports_on: list[date] | None = None
    activist_class_hours: int | None = None
    committee_analysed_on: list[date] | None = None
    pool_reviewed_on: list[date] | None = None
