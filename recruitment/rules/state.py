"""The farthest state that a case lawfully reached."""

from ..outcomes import State
from ..steps import Step
from .calendar import add_months
from .case import Case

APPROVAL_CAP_MONTHS = 6


def state_of(case: Case) -> State:
    """The state on `case.as_of`; decisions that nobody recorded are not assumed."""
    if (state := _after_approval(case)) is not None:
        return state
    meeting = case.advanced(Step.ADMISSION_GENERAL_MEETING)
    if meeting is not None:
        lapsed = case.as_of > add_months(meeting.on, APPROVAL_CAP_MONTHS) if meeting.on else False
        return State.LAPSED if lapsed else State.RESOLUTION_PENDING
    filing = case.advanced(Step.DEVELOPMENT_OBJECT_FILING)
    if filing is not None and filing.listed_on is not None:
        return State.DEVELOPMENT_OBJECT
    if case.advanced(Step.RECOMMEND_AND_DETERMINE_ACTIVIST) is not None:
        return State.ACTIVIST
    return State.APPLICANT


def _after_approval(case: Case) -> State | None:
    if case.advanced(Step.SUPERIOR_APPROVAL) is None:
        return None
    decisions = {
        meeting.decision
        for meeting, approval in case.approvals()
        if meeting is not None and meeting.advanced and approval.advanced
    }
    if "cancel" in decisions:
        return State.CANCELLED
    if "convert" not in decisions:
        return State.PROBATIONARY
    return State.ARCHIVED if case.advanced(Step.ARCHIVE_MATERIALS) else State.FULL_MEMBER
