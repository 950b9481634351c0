"""Facts of stage 5: probation and conversion (steps 19 to 25)."""

from dataclasses import dataclass
from datetime import date

from .. import vocabulary as v
from .admission import Meeting
from .base import Act


@dataclass(slots=True)
class BranchAssignment(Act):
    """19 编入党支部和党小组"""

    dues_from: date | None = None


@dataclass(slots=True)
class Oath(Act):
    """20 入党宣誓"""

    facing_flag: bool | None = None


@dataclass(slots=True)
class ProbationEducation(Act):
    """21 继续教育考察; `on` is the day the branch concluded that the probation is over."""

    examined_on: list[date] | None = None
    thought_reports_on: list[date] | None = None
    methods: list[v.ProbationMethod] | None = None
    breach: v.Breach | None = None
    measure: v.Measure | None = None
    new_member_training_hours: int | None = None


@dataclass(slots=True)
class ConversionApplication(Act):
    """22 提出转正申请"""

    written: bool | None = None


@dataclass(slots=True)
class ConversionMeeting(Meeting):
    """23 支部大会讨论（转正、延长、取消）"""

    decision: v.ConversionDecision | None = None
    extension_months: int | None = None
    grounds: v.CancellationGround | None = None
    procedure: list[v.ConversionProcedure] | None = None
    revetted_on: date | None = None


@dataclass(slots=True)
class ConversionApproval(Act):
    """24 上级党委审批（转正、延长、取消）"""

    approver: v.Organisation | None = None
    standing_from: date | None = None
    informed: list[v.Informed] | None = None
    organisation_fault: bool | None = None
    redeliberated_on: date | None = None


@dataclass(slots=True)
class Archiving(Act):
    """25 材料归档"""

    materials: list[str] | None = None
    custody: v.Custody | None = None
    has_personnel_file: bool | None = None
    branch_papers: list[v.BranchPaper] | None = None
    full_process_record: bool | None = None
