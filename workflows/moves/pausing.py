"""Suspension and resumption: the person is abroad or otherwise out of reach for a time."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases.models import Case
from recruitment.cases.moving import change_state
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import profile_of
from recruitment.outcomes import State
from recruitment.refusal import Refusal

from ..reopening import state_to_reopen, steps_to_reopen
from .leaving import leave
from .stages import begin_at
from .turn import asked_for, not_in_future, refuse_unless_under_way, turn_at
from .vetting import refuse_barred


def suspend(case: Case, *, acting_user: User, on: date, reason: str) -> None:
    """暂停: the person is abroad or otherwise out of reach; `resume` takes up the same steps again."""
    not_in_future(on)
    asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        refuse_unless_under_way(turn)
        leave(turn, State.SUSPENDED, "case_suspended", on, reason)


def resume(case: Case, *, acting_user: User, on: date, reason: str) -> None:
    """恢复: open the steps that were open when the case was suspended."""
    not_in_future(on)
    asked_for(reason)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state != State.SUSPENDED:
            raise Refusal("案卷状态为“{state}”，没有暂停，不需要恢复。", state=State(turn.case.state).label)
        refuse_barred(turn.case)
        steps, ended = steps_to_reopen(turn.case)
        state = state_to_reopen(ended)
        change_state(**turn.by, case=turn.case, state=state, action="case_resumed", on=on, reason=reason)
        begin_at(turn.case, steps, profile=profile_of(turn.case.unit), on=on, previous=ended)
