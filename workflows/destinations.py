"""Where an outcome leads: the step that opens, and the state in which the case then is (regulation 2.1)."""

from recruitment.outcomes import FORWARD, OUTCOMES, State
from recruitment.steps import Step

_STATE_OF_OPEN_STEP = {
    **dict.fromkeys((1, 2, 3), State.APPLICANT),
    **dict.fromkeys((4, 5, 6, 7, 8), State.ACTIVIST),
    **dict.fromkeys(range(9, 16), State.DEVELOPMENT_OBJECT),
    **dict.fromkeys((16, 17), State.RESOLUTION_PENDING),
    **dict.fromkeys(range(18, 25), State.PROBATIONARY),
    25: State.FULL_MEMBER,
}
BEFORE_APPROVAL = frozenset(
    (State.APPLICANT, State.ACTIVIST, State.DEVELOPMENT_OBJECT, State.RESOLUTION_PENDING, State.LAPSED)
)
AWAY = (State.SUSPENDED, State.TRANSFERRED_OUT)


def state_of_open(step: Step) -> State:
    """The state of a case at which `step` is open."""
    return _STATE_OF_OPEN_STEP[step.number]


def opens(step: Step, outcome: str) -> Step | None:
    """The step that `outcome` opens; None where the case ends or rests outside the procedure."""
    goto = OUTCOMES[step][outcome].goto
    if goto is State.APPLICANT:  # may be recommended again at any time
        return Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    if goto is State.DEVELOPMENT_OBJECT:  # put off: the same step is taken up again later
        return step
    return goto if isinstance(goto, Step) else None


def goes_back_to(step: Step, outcome: str) -> Step | None:
    """The earlier step from which the case begins again; an extension of probation takes nothing back."""
    target = opens(step, outcome)
    if target is None or target.number >= step.number or outcome == "extension_approved":
        return None
    return target


def state_after(step: Step, outcome: str, now: State) -> State:
    """The state of a case that was `now` when `step` ended in `outcome`."""
    if step is Step.HIGHER_ORG_DEPT_FILING and outcome == FORWARD:
        return now  # filing runs beside the probation
    if outcome == "resolution_lapsed":
        return State.LAPSED
    goto = OUTCOMES[step][outcome].goto
    return goto if isinstance(goto, State) else state_of_open(goto)
