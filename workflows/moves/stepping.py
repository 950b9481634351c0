"""Taking a step: the move that carries a case through the chart."""

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.cases import services
from recruitment.cases.models import Act, Case
from recruitment.cases.moving import change_state, hand_over
from recruitment.journal import services as journal
from recruitment.organisation.selectors import profile_of
from recruitment.outcomes import FORWARD, State
from recruitment.people.models import Person
from recruitment.rules.facts import Act as Facts
from recruitment.steps import Step

from ..destinations import goes_back_to, state_after
from ..models import RETURNED, StageRun, WorkItem
from ..worklist import close_item
from .contradictions import refuse_contradiction, refuse_late_question, refuse_unfiled
from .stages import begin_stage, stop_runs
from .standing import follow_standing
from .turn import Turn, turn_at
from .vetting import refuse_unvetted


def complete_step(
    case: Case,
    step: Step,
    *,
    acting_user: User,
    facts: Facts,
    outcome: str = FORWARD,
    reason: str = "",
    members: list[Person] | None = None,
    attempt: int | None = None,
) -> Act:
    """Record `facts` as the act of the open `step`, ended in `outcome`, and move the case on.

    `members` are the contacts or introducers named; `attempt` is the work item's that the user saw, so that a form
    sent twice is refused and not taken for a second attempt.
    """
    with turn_at(case, acting_user) as turn:
        item = turn.item(step, attempt)
        turn.act_as(item.permission, item.unit)
        refuse_contradiction(turn.case, step, outcome)
        refuse_late_question(turn.case, outcome)
        refuse_unfiled(turn.case, step, outcome, facts.day or localdate())
        refuse_unvetted(turn.case, step, outcome, facts)
        act = services.record_step(
            **turn.by,
            case=turn.case,
            step=step,
            facts=facts,
            outcome=outcome,
            reason=reason,
            members=members,
            profile=item.run.profile,
        )
        if back := goes_back_to(step, outcome):
            services.supersede_from(turn.case, back)
        finish(turn, item, act)
        _follow(turn, step, act, item.run, back)
    return act


def finish(turn: Turn, item: WorkItem, act: Act) -> None:
    """Complete the task of `item` by `act`: the flow reads the stored outcome and opens what comes next.

    `Turn.item` has locked the process together with the item.
    """
    task = item.task
    close_item(item, act)
    activation = task.flow_task.activation_class(task)
    activation.assign(turn.user)
    activation.start(None)
    activation.execute()


def _follow(turn: Turn, step: Step, act: Act, run: StageRun, back: Step | None) -> None:
    """What the outcome brings about beyond the stage itself."""
    case, now = turn.case, State(turn.case.state)
    state = state_after(step, act.outcome, now)
    if state is State.TRANSFERRED_OUT:
        _send_away(turn, act)
    elif state is not now:
        change_state(**turn.by, case=case, state=state, on=act.happened_on)
    follow_standing(turn, step, act)
    if run.ended_as not in ("", "passed") and state is not State.ARCHIVED:
        stop_runs(turn.runs(), run.ended_as)
    elif back:
        stop_runs(other for other in turn.runs() if other.stage > back.stage)
    if run.ended_as == RETURNED:
        _return_to(turn, back, act, run)
    elif stage := getattr(run, "hands_over_to", None):
        begin_stage(case, stage, profile=profile_of(case.unit), on=act.happened_on, previous=run)


def _return_to(turn: Turn, step: Step, act: Act, run: StageRun) -> None:
    case = turn.case
    journal.record(
        **turn.by,
        action="stage_returned",
        subject=f"case:{case.pk}",
        happened_on=act.happened_on,
        details={"step": step.value, "from_step": act.step, "reason": act.reason},
    )
    profile = profile_of(case.unit)
    begin_stage(case, step.stage, profile=profile, on=act.happened_on, entries=(step,), previous=run)


def _send_away(turn: Turn, act: Act) -> None:
    hand_over(**turn.by, case=turn.case, to_unit=None, left_on=act.happened_on, reason=act.reason)
