"""Leaving the procedure for good: withdrawal, closing, death."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases.models import Case
from recruitment.cases.moving import change_state
from recruitment.cases.services import ENDED, record_step
from recruitment.organisation.roles import Permission
from recruitment.outcomes import OUTCOMES, State
from recruitment.refusal import Refusal
from recruitment.rules.facts import on_day
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..destinations import AWAY, BEFORE_APPROVAL
from ..worklist import open_items
from . import standing
from .stages import stop_runs
from .stepping import finish
from .turn import Turn, asked_for, not_in_future, turn_at


def withdraw(case: Case, *, acting_user: User, on: date, reason: str = "") -> None:
    """本人撤回, in writing, on the day `on`: possible at every step before the approval of step 17."""
    not_in_future(on)
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state not in BEFORE_APPROVAL:
            raise Refusal(
                "案卷状态为“{state}”，只有在上级党委审批（第17步）之前才能由本人撤回。",
                state=State(turn.case.state).label,
            )
        leave(turn, State.WITHDRAWN, "case_withdrawn", on, reason)


def close(case: Case, *, acting_user: User, on: date, reason: str, state: State = State.CLOSED) -> None:
    """终止培养, or the person has died (`State.DECEASED`)."""
    not_in_future(on)
    asked_for(reason)
    if state not in (State.CLOSED, State.DECEASED):
        raise ValueError(f"a case is not closed as {state}")
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state in ENDED:
            raise Refusal("案卷已经办结（{state}）。", state=State(turn.case.state).label)
        if state is State.CLOSED and turn.case.state not in (*BEFORE_APPROVAL, *AWAY):
            raise Refusal("已批准为预备党员，不能终止培养；取消预备党员资格须经支部大会和上级党委（第23、24步）。")
        leave(turn, state, "case_closed", on, reason)
        if state is State.DECEASED:
            standing.end(turn, on, reason)


def leave(turn: Turn, state: State, action: str, on: date, reason: str) -> None:
    """End whatever is under way; the case is in `state` from now on."""
    end_steps(turn, state, on, reason)
    change_state(**turn.by, case=turn.case, state=state, action=action, on=on, reason=reason)


def end_steps(turn: Turn, state: State, on: date, reason: str) -> None:
    """End what is open. A step of which the chart lists it as an outcome ends in it, with an act of its own."""
    for item in open_items([turn.case.pk]):
        if outcome := _listed(item.step, state):
            step = Step(item.step)
            item = turn.item(step)
            facts, profile = on_day(step, on), item.run.profile
            said = {"step": step, "facts": facts, "outcome": outcome, "reason": reason, "profile": profile}
            finish(turn, item, record_step(**turn.by, case=turn.case, **said))
            break  # the flow has ended what was open beside it
    stop_runs(turn.runs(), state)


def _listed(step: str, state: State) -> str | None:
    """The outcome of `step` that leads to `state`, where the chart has one."""
    outcomes = OUTCOMES[Step(step)].values() if step != JOINT_VETTING else ()
    return next((outcome.key for outcome in outcomes if outcome.goto is state), None)
