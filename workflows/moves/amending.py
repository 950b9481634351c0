"""更正: a fact that was recorded wrong, amended by the unit that acts at its step."""

from django.contrib.auth.models import User

from recruitment.cases.amending import amend_fact
from recruitment.cases.models import Act, Amendment, Case
from recruitment.cases.removing import remove_row
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Stage, Step

from ..procedure import CURRENT
from ..units import Acting
from .turn import turn_at


def amend(case: Case, *, acting_user: User, act: Act, field: str, value, reason: str) -> Amendment:
    """Amend one fact of `act`; the state of the case stays, and the new verdicts say what the fact means."""
    with turn_at(case, acting_user) as turn:
        acting = acting_at(act.step)
        turn.act_as(acting.permission, acting.unit_for(turn.case))
        return amend_fact(**turn.by, act=act, field=field, value=value, reason=reason)


def take_away(case: Case, *, acting_user: User, act: Act, row: str, reason: str) -> Amendment:
    """Take a row away that was entered in `act` by mistake."""
    with turn_at(case, acting_user) as turn:
        acting = acting_at(act.step)
        turn.act_as(acting.permission, acting.unit_for(turn.case))
        return remove_row(**turn.by, act=act, row=row, reason=reason)


def acting_at(step: str) -> Acting:
    """Which unit acts at `step`, as the flow of its stage says."""
    stage = Stage.EXAMINATION if step == JOINT_VETTING else Step(step).stage
    return CURRENT[stage].instance.node(str(step)).acts
