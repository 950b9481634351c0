"""The days of a lawful course through the 25 steps, as an office would come to them.

Every limit of both editions is kept with room for the longest holidays (eight days), and each act lies on a
working day. Publicity of five working days is held under both editions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from random import Random

from recruitment.rules.calendar import DAY, add_months, is_workday, nth_workday


@dataclass(slots=True)
class Course:
    """One day for every act; steps are given by their numbers in the chart."""

    applied: date  # 1
    talked: date  # 2
    decided: date  # 3
    filed: date  # 4
    filing_replied: date
    contacts_assigned: date  # 5
    concluded: date  # 6
    discussed: date  # 7
    agreed: date  # 8: the superior's consent
    posted: date
    removed: date
    listed: date
    introduced: date  # 9
    vetting_began: date  # 10
    vetted: date
    joint_closed: date
    trained_from: date  # 11
    trained_until: date
    reviewed: date  # 12
    requested: date
    pre_reviewed: date  # 13
    form_filled: date  # 14
    first_opinion: date
    second_opinion: date
    admitted: date  # 15
    reported: date
    talked_above: date  # 16
    approved: date  # 17
    filed_higher: date  # 18
    grouped: date  # 19
    sworn: date  # 20
    probation_over: date  # 21
    conversion_applied: date  # 22
    conversion_met: date  # 23
    conversion_approved: date  # 24
    archived: date  # 25

    @property
    def standing_from(self) -> date:
        return add_months(self.admitted, 12)

    @property
    def last(self) -> date:
        return max(getattr(self, item.name) for item in fields(self))


def workday(day: date) -> date:
    """`day`, or the first working day after it."""
    while not is_workday(day):
        day += DAY
    return day


def course(applied: date, rng: Random) -> Course:
    """A lawful course for an application of the day `applied`."""
    days: dict[str, date] = {}

    def then(name: str, after: str | date, low: int, high: int) -> None:
        since = days[after] if isinstance(after, str) else after
        days[name] = workday(since + timedelta(rng.randint(low, high)))

    days["applied"] = workday(applied)
    _to_listing(days, then)
    _to_admission(days, then)
    _to_archive(days, then)
    return Course(**days)


def _to_listing(days, then) -> None:
    then("talked", "applied", 3, 15)
    then("decided", "talked", 14, 120)
    then("filed", "decided", 1, 6)
    then("filing_replied", "filed", 2, 12)
    then("contacts_assigned", "filing_replied", 1, 7)
    then("concluded", add_months(days["decided"], 12), 0, 14)
    then("discussed", "concluded", 3, 15)
    then("agreed", "discussed", 4, 12)
    then("posted", "agreed", 1, 2)
    days["removed"] = nth_workday(days["posted"], 5)
    days["listed"] = days["removed"] + DAY


def _to_admission(days, then) -> None:
    then("introduced", "listed", 1, 6)
    then("vetting_began", "listed", 2, 6)
    then("vetted", "vetting_began", 12, 40)
    then("joint_closed", "vetted", 8, 20)
    then("trained_from", "joint_closed", 4, 14)
    days["trained_until"] = days["trained_from"] + 2 * DAY
    then("reviewed", max(days["trained_until"], days["introduced"]), 4, 12)
    then("requested", "reviewed", 1, 3)
    then("pre_reviewed", "requested", 4, 12)
    then("form_filled", "pre_reviewed", 1, 3)
    then("first_opinion", "form_filled", 1, 1)
    then("second_opinion", "first_opinion", 0, 1)
    then("admitted", "second_opinion", 1, 6)
    then("reported", "admitted", 1, 4)
    then("talked_above", "reported", 5, 15)
    then("approved", "talked_above", 4, 25)


def _to_archive(days, then) -> None:
    then("filed_higher", "approved", 2, 4)
    then("grouped", "filed_higher", 1, 3)
    then("sworn", "grouped", 1, 3)
    then("probation_over", add_months(days["admitted"], 12), 0, 4)
    then("conversion_applied", "probation_over", 0, 4)
    then("conversion_met", "conversion_applied", 2, 7)
    then("conversion_approved", "conversion_met", 8, 40)
    then("archived", "conversion_approved", 4, 15)


def course_reaching(name: str, day: date, seed: int) -> Course:
    """The course whose act `name` falls on `day` or as few days before it as holidays allow."""

    def late(applied: date) -> int:
        return (getattr(course(applied, Random(seed)), name) - day).days  # noqa: S311 - to be repeatable

    applied = day
    for _ in range(4):
        applied -= timedelta(late(applied))
    while late(applied) > 0:
        applied -= DAY
    while late(applied + DAY) <= 0:
        applied += DAY
    return course(applied, Random(seed))  # noqa: S311


def every(months: int, since: date, until: date, offset: int = 0) -> Iterator[date]:
    """Working days some `offset` days after each `months` from `since`, before `until`."""
    number = 1
    while (day := workday(add_months(since, months * number) + timedelta(offset))) < until:
        yield day
        number += 1


def in_june_and_december(since: date, until: date) -> list[date]:
    """20 June and 20 December, when the committee looks through its activists."""
    found = [date(year, month, 20) for year in range(since.year, until.year + 1) for month in (6, 12)]
    return [day for day in found if since < day < until]
