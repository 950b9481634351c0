"""The term of probation: from the admission meeting, one year and what approved extensions add to it."""

from collections.abc import Sequence
from datetime import date

from ..steps import Step
from .calendar import DAY, add_months
from .facts import Act, Transfer

_ADMISSION, _CONVERSION = Step.ADMISSION_GENERAL_MEETING, Step.CONVERSION_GENERAL_MEETING


def admission_of(case) -> Act | None:
    """The general meeting that the probation is counted from: the last lawful one, else the last on record."""
    return case.advanced(_ADMISSION) or case.last(_ADMISSION)


def admitted_on(case) -> date | None:
    meeting = admission_of(case)
    return meeting.on if meeting else None


def expiry_of(case, f: dict[str, int], before: date | None) -> date | None:
    """The first day after the probation (预备期满), with the extensions approved before the day `before`."""
    start = admitted_on(case)
    if start is None:
        return None
    months = f["probation_months"]
    for meeting in case.acts_of(_CONVERSION):
        if meeting.decision == "extend":
            months += case.extension_months(before - DAY if before else None)
            break
    return add_months(start, months)


def unclear_terms(case, before: date) -> list[str]:
    """What is not known of the decisions approved before `before`: one of them may have extended the probation."""
    found: list[str] = []
    if len(case.acts_of(_CONVERSION)) < 2:
        return found
    for meeting, approval in case.approvals():
        if meeting is None or approval.on >= before or meeting.on >= before:
            continue
        if meeting.decision is None:
            found.append("conversion_general_meeting.decision")
        elif meeting.decision == "extend" and meeting.extension_months is None:
            found.append("conversion_general_meeting.extension_months")
    return found


def early_conversion(case, f: dict[str, int]) -> Act | None:
    """The first meeting that decided to convert or to extend before the year was over: S23-PRE speaks of it."""
    start = admitted_on(case)
    if start is None:
        return None
    for meeting in case.acts_of(_CONVERSION):
        early = meeting.on and meeting.on < add_months(start, f["probation_months"])
        if early and meeting.decision in ("convert", "extend"):
            return meeting
    return None


def moves_in_probation(case) -> list[Transfer] | None:
    """Transfers of a probationary member: begun on or after the admission meeting and before the conversion.

    None when that cannot be known; a transfer without any day is step 6's to ask for.
    """
    start = admitted_on(case)
    if case.transfers is None or (start is None and case.transfers):
        return None
    final = decided_on(case.acts_of(_CONVERSION))
    days = ((move, move.left_on or move.accepted_on) for move in case.transfers)
    return [move for move, day in days if day and day >= start and (final is None or day < final)]


def transferred_in(case, before: date) -> bool:
    """Whether another organisation took the person in during probation, before `before`."""
    start = admitted_on(case)
    if start is None or not case.transfers:
        return False
    days = (move.accepted_on or move.left_on for move in case.transfers)
    return any(start <= day < before for day in days if day)


def decided_on(meetings: Sequence[Act]) -> date | None:
    """The day of the last meeting that ends the probation, one way or the other."""
    for meeting in reversed(meetings):
        if meeting.decision in ("convert", "cancel"):
            return meeting.on
    return None
