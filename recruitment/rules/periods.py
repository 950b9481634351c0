"""Duties that come round again: one act in every period, counted from a day; and the period of cultivation."""

from collections.abc import Iterable
from datetime import date

from ..steps import Step
from .calendar import DAY, add_months

_DECISION, _LISTING = Step.RECOMMEND_AND_DETERMINE_ACTIVIST, Step.DETERMINE_DEVELOPMENT_OBJECT


def first_missing(
    days: Iterable[date], since: date, months: int, until: date, grace_days: int = 0
) -> tuple[int, date] | None:
    """The first duty without an act, as its number and due day; None when nothing owed is missing.

    Duty k is due at add_months(since, months * k). Its act lies after due(k-1) and not later than due(k) plus
    the grace; owed are the duties due before `until`. One act serves one duty, the earliest that it fits.
    """
    left, number, opens, grace = iter(sorted(days)), 1, since, grace_days * DAY
    while (due := add_months(since, months * number)) < until:
        act = next((day for day in left if day > opens), None)
        if act is None or act > due + grace:
            return number, due
        number, opens = number + 1, due
    return None


def full_years(since: date, until: date) -> int:
    """Years that are full on `until`."""
    years = max(until.year - since.year, 0)
    return years if years == 0 or add_months(since, 12 * years) <= until else years - 1


def cultivated_since(case) -> date | None:
    """The day the person lawfully became an activist."""
    decision = case.advanced(_DECISION)
    return decision.on if decision else None


def cultivated_until(case) -> date:
    """The day of the listing meeting (step 7), or today while there is none (or none with a day)."""
    meeting = case.first(_LISTING)
    return meeting.on if meeting and meeting.on else case.as_of
