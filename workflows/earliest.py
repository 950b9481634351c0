"""The earliest lawful day of each step that is still to come, if everything before it is done without delay."""

from datetime import date

from recruitment.rules.book import Book
from recruitment.rules.calendar import DAY, add_months, nth_workday
from recruitment.rules.case import Case
from recruitment.rules.computed import computed
from recruitment.rules.editions import Edition, edition_on
from recruitment.steps import Step

N = Step.numbered
_AFTER = {n: (n - 1,) for n in range(2, 26)} | {10: (8,), 11: (8,), 12: (9, 10, 11), 19: (17,), 20: (17,)}
_AFTER |= {21: (19,), 23: (20, 22)}
"""Number of a step -> numbers of the steps that it waits for; elsewhere the one before (regulation 1.6)."""


def earliest_days(known: Case, book: Book, coming: set[Step], today: date) -> dict[Step, date]:
    """A day for each step in `coming`. What is done counts with its day, the rest from `today` on."""
    settled = computed(known, book)
    found: dict[Step, date] = {}
    for step in Step:
        if step in coming:
            before = max((found[N(n)] for n in _AFTER.get(step.number, ()) if N(n) in found), default=today)
            found[step] = max(today, before, _own(step, before, known, settled, found, book.figures) or today)
    return found


def _own(step: Step, before: date, known, settled: dict, found: dict, f: dict[str, int]) -> date | None:
    """What the rules of `step` itself ask; a time that starts with a coming act runs from that act's earliest day."""
    if step in (N(6), N(7)):
        return settled.get("earliest_listing_meeting") or _later(found, N(3), f["cultivation_months"])
    if step is N(8):
        return settled.get("earliest_listed") or _after_publicity(before, f)
    if step in (N(21), N(23)):
        return settled.get("earliest_conversion") or _later(found, N(15), f["probation_months"])
    return None


def _later(found: dict[Step, date], step: Step, months: int) -> date | None:
    return add_months(found[step], months) if step in found else None


def _after_publicity(before: date, f: dict[str, int]) -> date:
    """2026: the first day after five working days of publicity that begin on the day of consent."""
    if edition_on(before) is Edition.E2014:
        return before
    return nth_workday(before, f["publicity_workdays"]) + DAY
