"""What the user may do with a case: open steps to take, moves to make, papers to bring in."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.cases.services import ENDED
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, organisation_department, post_for
from recruitment.outcomes import State
from recruitment.steps import Step

from ..destinations import AWAY, BEFORE_APPROVAL
from ..why import Waiting
from .bringing import acting_units
from .links import way_to


@dataclass(frozen=True, slots=True)
class Move:
    """A way to leave, to pause or to change hands, open to this user today."""

    name: str
    label: str | Promise
    url: str


class Hands:
    """The posts of one user as far as they reach into one case; each is asked for once."""

    def __init__(self, user, case: Case):
        self.user, self.case = user, case
        self._posts: dict[tuple, bool] = {}

    def holds(self, permission: Permission, unit: Unit | None) -> bool:
        if unit is None:
            return False
        key = (permission, unit.pk)
        if key not in self._posts:
            self._posts[key] = post_for(self.user, permission, unit, localdate()) is not None
        return self._posts[key]

    def may_take(self, waiting: Waiting) -> bool:
        return self.holds(Permission(waiting.item.permission), waiting.item.unit)

    @cached_property
    def keeps(self) -> bool:
        """The branch's own post."""
        return self.holds(Permission.KEEP_CASES, self.case.unit)

    @cached_property
    def decides(self) -> bool:
        """A post of the committee that approves."""
        return self.holds(Permission.DECIDE_CASES, approving_committee(self.case.unit))

    @cached_property
    def reads_vetting(self) -> bool:
        """Papers with opinions of vetting departments: for the deciding committee and the organisation department."""
        return self.decides or self.files

    @cached_property
    def files(self) -> bool:
        """A post of the organisation department."""
        return self.holds(Permission.FILE_CASES, organisation_department(self.case.unit))

    @cached_property
    def may_bring_papers(self) -> bool:
        """Whoever acts at one of the steps: the branch, its committee, the department."""
        return any(self.holds(permission, unit) for permission, unit in acting_units(self.case))

    def moves(self, waiting: list[Waiting]) -> list[Move]:
        """The moves that the state of the case allows, for who may make them."""
        state = State(self.case.state)
        mine = [*(_MOVES if self.keeps else ()), *(move for may, moves in _OF_OTHERS if may(self) for move in moves)]
        found = dict.fromkeys((name, label) for name, label, allowed in mine if allowed(state, waiting))
        moves = [Move(name, label, url) for name, label in found if (url := way_to("move_page", self.case.pk, name))]
        return [*moves, *self._pages, *([self._access] if self.keeps else ())]

    @property
    def _pages(self) -> list[Move]:
        """The register of the political review, the identity number, the committee's request to the departments."""
        if not (self.keeps or self.reads_vetting):
            return []
        pages = [("political_review", _("政治审查登记")), ("identity_number", _("公民身份号码"))]
        if self.reads_vetting and self.case.state == State.DEVELOPMENT_OBJECT:
            pages.append(("vetting_request", _("征求执纪执法部门意见")))
        return [Move(name, label, way_to(name, self.case.pk)) for name, label in pages]

    @property
    def _access(self) -> Move:
        return Move("applicant_access", _("本人查看"), way_to("applicant_access", self.case.pk))


def _under_way(state: State, waiting) -> bool:
    return bool(waiting) and state not in (*ENDED, *AWAY)


def _after(number: int):
    """While later steps than this one are open."""

    def allowed(state, waiting):
        opened = {Step(w.item.step).number for w in waiting if w.item.step in set(Step)}
        return bool(opened) and min(opened) > number

    return allowed


def _open_now(*numbers: int):
    """While one of these steps is open."""
    steps = {Step.numbered(number) for number in numbers}
    return lambda state, waiting: any(w.item.step in steps for w in waiting)


_ENTRY = ("record_entry", _("登记考察和思想汇报"), _open_now(6, 21))
_CORRECT = ("correct_entry", _("更正按期记录"), _open_now(6, 21))
_AMEND = ("amend", _("更正"), lambda state, waiting: True)
_MOVES = (
    _ENTRY,
    _CORRECT,
    ("correct_person", _("更正本人信息"), lambda state, waiting: state not in ENDED),
    ("replace_contact", _("变更培养联系人"), _after(Step.ASSIGN_CULTIVATION_CONTACTS.number)),
    ("replace_introducer", _("变更入党介绍人"), _after(Step.DETERMINE_INTRODUCERS.number)),
    ("suspend", _("暂停办理"), _under_way),
    ("resume", _("恢复办理"), lambda state, waiting: state is State.SUSPENDED),
    ("transfer_out", _("转出"), lambda state, w: _under_way(state, w) and state is not State.RESOLUTION_PENDING),
    ("accept_transfer", _("接收转入"), lambda state, waiting: state is State.TRANSFERRED_OUT),
    ("withdraw", _("本人撤回"), lambda state, waiting: state in BEFORE_APPROVAL),
    ("close", _("终止办理"), lambda state, waiting: state not in ENDED),
    ("open_cycle", _("开启新一轮"), lambda state, w: state in ENDED and state not in _FOR_GOOD),
    _AMEND,
)
_OF_OTHERS = (
    (lambda hands: hands.decides, (_ENTRY, _CORRECT, _AMEND)),
    (
        lambda hands: hands.files,
        (("record_joint_vetting", _("登记联审结果"), _open_now(9, 10, 11, 12, 13)), _AMEND),
    ),
)
"""What the committee and the organisation department may do beside the steps."""
_FOR_GOOD = (State.ARCHIVED, State.DECEASED)
