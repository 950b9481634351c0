"""Duties that come round again: one act in every period, counted from a day; and the period of cultivation."""

from collections.abc import Iterable
from datetime import date

from ..steps import Step
from .calendar import DAY, add_months


def first_missing(
    days: Iterable[date], since: date, months: int, until: date, grace_days: int = 0
) -> tuple[int, date] | None:
    """The first duty without an act, as its number and due day; None when nothing owed is missing.

    Duty k is due at add_months(since, months * k). Its act lies after due(k-1) and not later than due(k) plus
    the grace; owed are the duties due before `until`. One act serves one duty, the earliest that it fits.
    """
    left, place, number, opens = sorted(days), 0, 1, since
    while (due := add_months(since, months * number)) < until:
        while place < len(left) and left[place] <= opens:
            place += 1
        if place == len(left) or left[place] > due + grace_days * DAY:
            return number, due
        place, number, opens = place + 1, number + 1, due
    return None


def full_years(since: date, until: date) -> int:
    """Years that are full on `until`."""
    years = max(until.year - since.year, 0)
    return years if years == 0 or add_months(since, 12 * years) <= until else years - 1


def cultivated_since(case) -> date | None:
    """The day the person lawfully became an activist."""
    decision = case.advanced(Step.RECOMMEND_AND_DETERMINE_ACTIVIST)
    return decision.on if decision else None


def cultivated_until(case) -> date:
    """The day of the listing meeting (step 7), or today while there is none (or none with a day)."""
    meeting = case.first(Step.DETERMINE_DEVELOPMENT_OBJECT)
    return meeting.on if meeting and meeting.on else case.as_of
