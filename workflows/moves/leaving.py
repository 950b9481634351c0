"""Leaving the procedure for a time or for good: withdrawal, suspension, transfer, closing."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases import moving
from recruitment.cases.models import Case
from recruitment.cases.moving import change_state
from recruitment.cases.refusal import Refusal
from recruitment.cases.services import ENDED
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import profile_of
from recruitment.outcomes import State

from ..destinations import BEFORE_APPROVAL
from ..reopening import state_to_reopen, steps_to_reopen
from . import standing
from .stages import begin_at, stop_runs
from .turn import Turn, not_in_future, turn_at

_AWAY = (State.SUSPENDED, State.TRANSFERRED_OUT)


def withdraw(case: Case, *, acting_user: User, on: date, reason: str = "") -> None:
    """本人撤回, in writing, on the day `on`: possible at every step before the approval of step 17."""
    not_in_future(on)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state not in BEFORE_APPROVAL:
            raise Refusal(f"案卷状态为“{State(turn.case.state).zh}”，只有在上级党委审批（第17步）之前才能由本人撤回。")
        _leave(turn, State.WITHDRAWN, "case_withdrawn", on, reason)


def suspend(case: Case, *, acting_user: User, on: date, reason: str) -> None:
    """暂停: the person is abroad or otherwise out of reach; `resume` takes up the same steps again."""
    not_in_future(on)
    _asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        _refuse_unless_under_way(turn)
        _leave(turn, State.SUSPENDED, "case_suspended", on, reason)


def resume(case: Case, *, acting_user: User, on: date, reason: str) -> None:
    """恢复: open the steps that were open when the case was suspended."""
    not_in_future(on)
    _asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state != State.SUSPENDED:
            raise Refusal(f"案卷状态为“{State(turn.case.state).zh}”，没有暂停，不需要恢复。")
        steps, ended = steps_to_reopen(turn.case)
        state = state_to_reopen(ended)
        change_state(**turn.by, case=turn.case, state=state, action="case_resumed", on=on, reason=reason)
        begin_at(turn.case, steps, profile=profile_of(turn.case.unit), on=on, previous=ended)


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
    _asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        _refuse_unless_under_way(turn)
        if turn.case.state == State.RESOLUTION_PENDING:
            raise Refusal("接收预备党员的决议已经作出，应先由原上级党委完成审批（第17步），再办理转接。")
        stop_runs(turn.runs(), State.TRANSFERRED_OUT)
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
            raise Refusal(f"案卷状态为“{State(turn.case.state).zh}”，没有转出，不能接收。")
        steps, ended = steps_to_reopen(turn.case)
        state = state_to_reopen(ended)
        moving.accept(**turn.by, case=turn.case, unit=unit, accepted_on=accepted_on, state=state, **found)
        standing.move(turn, accepted_on)
        begin_at(turn.case, steps, profile=turn.case.profile, on=accepted_on, previous=ended)


def close(case: Case, *, acting_user: User, on: date, reason: str, state: State = State.CLOSED) -> None:
    """终止培养, or the person has died (`State.DECEASED`)."""
    not_in_future(on)
    _asked_for(reason)
    if state not in (State.CLOSED, State.DECEASED):
        raise ValueError(f"a case is not closed as {state}")
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state in ENDED:
            raise Refusal(f"案卷已经办结（{State(turn.case.state).zh}）。")
        if state is State.CLOSED and turn.case.state not in (*BEFORE_APPROVAL, *_AWAY):
            raise Refusal("已批准为预备党员，不能终止培养；取消预备党员资格须经支部大会和上级党委（第23、24步）。")
        _leave(turn, state, "case_closed", on, reason)
        if state is State.DECEASED:
            standing.end(turn, on, reason)


def _leave(turn: Turn, state: State, action: str, on: date, reason: str) -> None:
    stop_runs(turn.runs(), state)
    change_state(**turn.by, case=turn.case, state=state, action=action, on=on, reason=reason)


def _refuse_unless_under_way(turn: Turn) -> None:
    if turn.case.state in (*ENDED, *_AWAY):
        raise Refusal(f"案卷状态为“{State(turn.case.state).zh}”，没有在办环节。")


def _asked_for(reason: str) -> None:
    if not reason.strip():
        raise Refusal("须写明理由。")
