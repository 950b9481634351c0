"""The result of the joint vetting by the district's departments."""

from django.contrib.auth.models import User

from recruitment.cases import services
from recruitment.cases.models import Act, Case
from recruitment.outcomes import FORWARD
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.facts import JointVetting
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..destinations import BEFORE_APPROVAL
from ..nodes import JointVettingNode
from ..sentences import out_of_turn
from ..units import department_of
from ..worklist import open_steps
from .stepping import finish
from .turn import Turn, turn_at


def record_joint_vetting(case: Case, *, acting_user: User, facts: JointVetting, reason: str = "") -> Act:
    """联审: record the result of the departments.

    Where the training waits for it, a pass opens the training and an objection sends the case back to the vetting
    of step 10; elsewhere it is kept for the pre-review (step 13) and moves nothing.
    """
    outcome = FORWARD if facts.result == "pass" else JointVettingNode.OBJECTION
    if outcome != FORWARD and not reason.strip():
        raise Refusal("记为“联审有异议”须写明理由。")
    with turn_at(case, acting_user) as turn:
        runs = turn.runs()
        waits = any(run.joint_vetting_first for run in runs)
        item = turn.item(JOINT_VETTING) if waits else None
        if item is None and not _before_pre_review(turn):
            raise OutOfTurn(out_of_turn(turn.case, JOINT_VETTING))
        turn.act_as(department_of.permission, department_of.unit_for(turn.case))
        act = services.record_step(
            **turn.by,
            case=turn.case,
            step=JOINT_VETTING,
            facts=facts,
            outcome=outcome,
            reason=reason,
            profile=runs[-1].profile,
        )
        if item is not None:
            if outcome != FORWARD:
                services.supersede_from(turn.case, Step.POLITICAL_VETTING)
            finish(turn, item, act)
    return act


def _before_pre_review(turn: Turn) -> bool:
    """From the listing as development object until the pre-review is done."""
    return turn.case.state in BEFORE_APPROVAL and any(9 <= step.number <= 13 for step in open_steps(turn.case))
