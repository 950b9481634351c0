"""Transfer from one branch to another (regulation 2.3)."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases import moving
from recruitment.cases.models import Case
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.outcomes import State
from recruitment.refusal import Refusal

from ..reopening import state_to_reopen, steps_to_reopen
from . import standing
from .leaving import end_steps
from .stages import begin_at
from .turn import asked_for, not_in_future, refuse_unless_under_way, turn_at


def transfer_out(
    case: Case,
    *,
    acting_user: User,
    left_on: date,
    reason: str,
    to_unit: Unit | None = None,
    materials_handed_over: bool | None = None,
) -> None:
    """转出: until `accept_transfer` the case belongs to nobody's list; cultivation counts as continuous (第十二条)."""
    not_in_future(left_on)
    asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        refuse_unless_under_way(turn)
        if turn.case.state == State.RESOLUTION_PENDING:
            raise Refusal("接收预备党员的决议已经作出，应先由原上级党委完成审批（第17步），再办理转接。")
        end_steps(turn, State.TRANSFERRED_OUT, left_on, reason)
        moving.hand_over(
            **turn.by,
            case=turn.case,
            to_unit=to_unit,
            left_on=left_on,
            reason=reason,
            materials_handed_over=materials_handed_over,
        )


def accept_transfer(case: Case, *, acting_user: User, unit: Unit, accepted_on: date, **found: bool | None) -> None:
    """接收转入: the steps that were open open again in the branch `unit`, which now has the case.

    `found` are facts of the transfer: materials_handed_over, admission_materials_checked, status_confirmed.
    """
    not_in_future(accepted_on)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, unit)
        if turn.case.state != State.TRANSFERRED_OUT:
            raise Refusal("案卷状态为“{state}”，没有转出，不能接收。", state=State(turn.case.state).label)
        steps, ended = steps_to_reopen(turn.case)
        state = state_to_reopen(ended)
        moving.accept(**turn.by, case=turn.case, unit=unit, accepted_on=accepted_on, state=state, **found)
        standing.move(turn, accepted_on)
        begin_at(turn.case, steps, profile=turn.case.profile, on=accepted_on, previous=ended)
