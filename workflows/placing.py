"""How far a paper case has come: which steps are open now, read from its acts."""

from dataclasses import dataclass

from recruitment.cases.models import Act, Case
from recruitment.cases.stored import ADVANCING, standing_acts
from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.book import book
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .destinations import goes_back_to, opens, state_after, state_of_open

N = Step.numbered
_APPROVED = N(17).number


@dataclass(frozen=True, slots=True)
class Place:
    steps: tuple[Step | str, ...]
    state: State
    superseded_from: Step | None = None
    """What the papers took back: acts from this step on are history."""


def place_of(case: Case) -> Place:
    """The steps to open and the state. What came before the farthest act is done, whatever the papers lack."""
    acts = standing_acts(case)
    steps = {Step(act.step): act for act in acts if act.step != JOINT_VETTING}  # the last of each
    if not steps:
        return Place((N(1),), State.APPLICANT)
    last = _farthest(list(steps.values()))
    step = Step(last.step)
    if last.outcome not in ADVANCING:
        return _after_setback(step, last.outcome)
    done = {step for step, act in steps.items() if act.outcome in ADVANCING}
    if step.number >= _APPROVED:
        return _after_approval(done, last)
    if 8 <= step.number <= 11:
        joint = not book(case.profile).profile.joint_vetting_required or any(
            act.step == JOINT_VETTING and act.outcome in ADVANCING for act in acts
        )
        return _examination(done, joint)
    return Place((opens(step, last.outcome),), state_after(step, last.outcome, State.APPLICANT))


def _farthest(acts: list[Act]) -> Act:
    """The act farthest along the chart; of a meeting and its approval, which may be repeated, the later."""
    last = max(acts, key=lambda act: Step(act.step).number)
    if last.step == N(24) and (meeting := next((a for a in acts if a.step == N(23)), None)):
        return meeting if (meeting.happened_on, meeting.pk) > (last.happened_on, last.pk) else last
    return last


def _after_setback(step: Step, outcome: str) -> Place:
    if outcome not in OUTCOMES[step]:  # the paper says that it failed and no more
        return Place((step,), state_of_open(step))
    target = opens(step, outcome)
    state = state_after(step, outcome, state_of_open(step))
    return Place((target,) if target else (), state, goes_back_to(step, outcome))


def _examination(done: set[Step], joint_vetting_passed: bool) -> Place:
    """Steps 9, 10 and 11 side by side: every one that is not on record."""
    steps: list[Step | str] = [step for step in (N(9), N(10)) if step not in done]
    if N(11) not in done and joint_vetting_passed:
        steps.append(N(11))
    elif N(11) not in done and N(10) in done:
        steps.append(JOINT_VETTING)
    return Place(tuple(steps) or (N(12),), State.DEVELOPMENT_OBJECT)


def _after_approval(done: set[Step], last: Act) -> Place:
    filing = () if N(18) in done else (N(18),)
    if last.step == N(24):
        if last.outcome == "cancellation_approved":
            return Place((), State.CANCELLED)
        return Place((*filing, opens(N(24), last.outcome)), state_after(N(24), last.outcome, State.PROBATIONARY))
    if last.step == N(25):
        return Place(filing, State.ARCHIVED)
    if last.step == N(23):
        return Place((*filing, N(24)), State.PROBATIONARY)
    first = next((step for step in (N(19), N(21), N(22)) if step not in done), None)
    steps = [*filing, *([first] if first else []), *([] if N(20) in done else [N(20)])]
    if first is None and N(20) in done:
        steps.append(N(23))
    return Place(tuple(steps), State.PROBATIONARY)
