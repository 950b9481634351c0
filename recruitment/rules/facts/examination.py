"""Facts of stage 3: development object (steps 7 to 11)."""

from dataclasses import dataclass
from datetime import date

from .. import vocabulary as v
from .base import Act


@dataclass(slots=True)
class DetermineDevelopmentObject(Act):
    """7 确定发展对象; `on` is the day of the committee meeting."""

    opinions_heard: list[v.OpinionSource] | None = None
    has_party_small_group: bool | None = None
    opinion_meeting_people: int | None = None
    candidate_absent: bool | None = None
    body: v.DecidingBody | None = None
    branch_has_committee: bool | None = None
    agreed: bool | None = None
    within_plan: bool | None = None


@dataclass(slots=True)
class DevelopmentObjectFiling(Act):
    """8 报上级党委备案: filing (2014), consent and publicity (2026). It has no `on` of its own."""

    filed_with: v.Organisation | None = None
    replied_on: date | None = None
    consented: bool | None = None
    publicity_started_on: date | None = None
    publicity_ended_on: date | None = None
    publicity_places: list[v.Place] | None = None
    objection_upheld: bool | None = None
    listed_on: date | None = None

    @property
    def begun(self) -> date | None:
        return min(filter(None, (self.replied_on, self.publicity_started_on, self.listed_on)), default=None)

    @property
    def done(self) -> date | None:
        return self.listed_on

    @property
    def day(self) -> date | None:
        return self.listed_on or self.publicity_started_on or self.replied_on


@dataclass(slots=True)
class Introducer:
    """入党介绍人, as of the day of designation."""

    name: str | None = None
    member_status: v.MemberStatus | None = None
    member_status_at_form: v.MemberStatus | None = None
    is_contact: bool | None = None
    consented: bool | None = None
    is_relative: bool | None = None
    same_branch: bool | None = None
    open_introductions: int | None = None


@dataclass(slots=True)
class DetermineIntroducers(Act):
    """9 确定入党介绍人"""

    introducers: list[Introducer] | None = None


@dataclass(slots=True)
class PoliticalVetting(Act):
    """10 进行政治审查; it is dated by its conclusion."""

    started_on: date | None = None
    concluded_on: date | None = None
    result: v.Result | None = None
    topics: list[v.VettingTopic] | None = None
    methods: list[v.VettingMethod] | None = None
    mobile_opinions: list[v.MobileOpinion] | None = None
    conclusion_signed: bool | None = None
    conclusion_stamped: bool | None = None

    @property
    def begun(self) -> date | None:
        return self.started_on or self.concluded_on

    @property
    def done(self) -> date | None:
        return self.concluded_on

    @property
    def day(self) -> date | None:
        return self.concluded_on or self.started_on


@dataclass(slots=True)
class JointVetting(Act):
    """联审: the second vetting of the person by the district's departments, dated by its closing."""

    closed_on: date | None = None
    result: v.Result | None = None
    departments: int | None = None
    replies: int | None = None
    departments_missing: list[str] | None = None

    @property
    def begun(self) -> date | None:
        return self.closed_on

    @property
    def done(self) -> date | None:
        return self.closed_on

    @property
    def day(self) -> date | None:
        return self.closed_on


@dataclass(slots=True)
class CentralizedTraining(Act):
    """11 开展集中培训"""

    started_on: date | None = None
    ended_on: date | None = None
    days: int | None = None
    hours: int | None = None
    organiser: v.TrainingOrganiser | None = None
    passed: bool | None = None
    waived: bool | None = None
    waiver_approved: bool | None = None

    @property
    def begun(self) -> date | None:
        return self.started_on or self.ended_on

    @property
    def done(self) -> date | None:
        return self.ended_on or self.started_on

    @property
    def day(self) -> date | None:
        return self.ended_on or self.started_on
