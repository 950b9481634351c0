"""What a decision against a person brings about in the case."""

from django.contrib.auth.models import User
from django.utils.translation import override

from recruitment.cases import services
from recruitment.cases.moving import change_state
from recruitment.journal import services as journal
from recruitment.outcomes import State
from recruitment.refusal import OutOfTurn, sentence
from recruitment.steps import Step
from recruitment.vetting.models import Objection
from recruitment.vetting.vocabulary import Consequence, ReasonClass

from ..destinations import BEFORE_APPROVAL
from ..moves.leaving import leave
from ..moves.stages import begin_at, stop_runs
from ..moves.turn import Turn, turn_at
from ..units import Acting, committee_of, department_of


def follow(objection: Objection, user: User, acts: Acting = department_of) -> None:
    """Back to activist with the clock kept, suspended, or closed. Without a decision against, nothing."""
    if not objection.consequence:
        return
    with turn_at(objection.person.case, user) as turn:
        turn.act_as(acts.permission, acts.unit_for(turn.case))
        if turn.case.state not in BEFORE_APPROVAL:
            raise OutOfTurn("案卷状态为“{state}”，联审决定不能直接改变它。", state=State(turn.case.state).label)
        with override("zh-hans"):
            told = sentence("联审未通过（{why}）", why=ReasonClass(objection.reason_class).label)
        if objection.consequence == Consequence.SUSPENDED:
            leave(turn, State.SUSPENDED, "case_suspended", objection.decided_on, told)
        elif objection.consequence == Consequence.CLOSED:
            leave(turn, State.CLOSED, "case_closed", objection.decided_on, told)
        else:
            _back_to_activist(turn, objection, told)


def _back_to_activist(turn: Turn, objection: Objection, told: str) -> None:
    """To step 6: the day of becoming an activist and the examinations stand, so that the year is not lost."""
    step, case = Step.CULTIVATION_AND_EXAMINATION, turn.case
    runs = turn.runs()
    services.supersede_from(case, step)
    stop_runs(runs)
    change_state(**turn.by, case=case, state=State.ACTIVIST, on=objection.decided_on)
    journal.record(
        **turn.by,
        action="stage_returned",
        subject=f"case:{case.pk}",
        happened_on=objection.decided_on,
        details={"step": step.value, "from_step": Step.POLITICAL_VETTING.value, "reason": told},
    )
    begin_at(case, (step,), profile=case.profile, on=objection.decided_on)


def follow_late_decision(objection: Objection, user: User) -> None:
    """A decision taken after the round was closed, on new facts: the result changes, and the case follows."""
    person = objection.person
    if objection.consequence:
        person.result, person.reason_class = "fail", objection.reason_class
        person.save(update_fields=["result", "reason_class"])
        follow(objection, user, committee_of)
