"""Who speaks for whom in the demonstration: the members who speak for the fewest others in the same months."""

from collections import defaultdict
from datetime import date

from recruitment.people.models import Person
from recruitment.rules.calendar import add_months

from .course import Course

_LATEST = 6
"""Months by which an approval may come later than its course has it."""


class Speakers:
    """Nobody introduces three people at the same time: a local maximum, which the register of introductions shows."""

    def __init__(self):
        self._months: dict[int, list[tuple[date, date]]] = defaultdict(list)

    def two(self, members: list[Person], course: Course) -> list[Person]:
        """The two of `members` who speak for the fewest between steps 9 and 17 of this course; they take it on."""
        first, last = course.introduced, add_months(course.approved, _LATEST)
        chosen = sorted(members, key=lambda member: (self._burden(member, first, last), len(self._months[member.pk])))
        for member in chosen[:2]:
            self._months[member.pk].append((first, last))
        return chosen[:2]

    def _burden(self, member: Person, first: date, last: date) -> int:
        return sum(begun <= last and first <= ended for begun, ended in self._months[member.pk])
