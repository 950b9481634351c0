"""Days, calendar months and statutory working days (国家法定工作日, with make-up workdays)."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import holidays

LAST_PUBLISHED_YEAR = 2026
"""The State Council has published the working calendar up to this year; later years are provisional."""

DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, clamped to the month's end (08-31 + 1 month = 09-30)."""
    months += day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, day.day if day.day <= 28 else min(day.day, monthrange(year, month)[1]))


@cache
def _working_days(year: int) -> frozenset[date]:
    china = holidays.country_holidays("CN", years=year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(366))
    return frozenset(day for day in days if day.year == year and china.is_working_day(day))


def is_workday(day: date) -> bool:
    return day in _working_days(day.year)


def nth_workday(start: date, count: int) -> date:
    """The day on which `count` working days are full; `start` is the first when it is a working day."""
    day = start
    while True:
        if is_workday(day):
            count -= 1
            if count == 0:
                return day
        day += DAY


def workdays_between(first: date, last: date) -> int:
    """Working days from `first` to `last`, both included."""
    return sum(is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1))


def is_provisional(day: date) -> bool:
    """Whether the working calendar of that year is not published yet (暂按法定假日推算)."""
    return day.year > LAST_PUBLISHED_YEAR
