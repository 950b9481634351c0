"""What is valid for some months and must still be so when the meeting admits (steps 10 and 11)."""

from datetime import date

from ..steps import Step
from .calendar import DAY, add_months
from .verdict import Finding, met, not_met, unknown


def valid_at_the_meeting(since: date, months: int, case) -> Finding:
    """Met while there is no admission meeting (step 15), and when it is held before the months are over."""
    valid_until = add_months(since, months) - DAY
    figures = {"since": since, "months": months, "valid_until": valid_until}
    meeting = case.last(Step.ADMISSION_GENERAL_MEETING)
    if meeting is None:
        return met(**figures)
    if meeting.on is None:
        return unknown("admission_general_meeting.on")
    return met(**figures) if meeting.on <= valid_until else not_met(**figures, on=meeting.on)
