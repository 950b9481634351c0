"""Dates and counts that a case determines so far."""

from datetime import date

from ..steps import Step
from .calendar import DAY, add_months, nth_workday
from .case import Case
from .editions import Edition, edition_on


def computed(case: Case, book) -> dict[str, date | int]:
    """Name -> day or count; what the case does not determine yet is left out."""
    f, found = book.figures, {}
    if application := case.advanced(Step.SUBMIT_APPLICATION):
        _put(found, "talk_deadline", application.on, f["talk_months"])
    if decision := case.advanced(Step.RECOMMEND_AND_DETERMINE_ACTIVIST):
        _put(found, "earliest_listing_meeting", decision.on, f["cultivation_months"])
    if filing := case.last(Step.DEVELOPMENT_OBJECT_FILING):
        _listing(found, filing, f)
    if (vetting := case.last(Step.POLITICAL_VETTING)) and vetting.concluded_on:
        found["vetting_valid_until"] = add_months(vetting.concluded_on, f["vetting_valid_months"]) - DAY
    if (review := case.advanced(Step.SUPERIOR_PRE_REVIEW)) and review.on:
        _meeting_deadline(found, case, review.on, f)
    _admission(found, case, f)
    return found


def _put(found: dict, name: str, since: date | None, months: int) -> None:
    if since is not None:
        found[name] = add_months(since, months)


def _listing(found: dict, filing, f: dict[str, int]) -> None:
    if filing.day and edition_on(filing.day) is Edition.E2014:
        if filing.replied_on:
            found["earliest_listed"] = filing.replied_on
    elif filing.publicity_started_on:
        found["publicity_ends"] = nth_workday(filing.publicity_started_on, f["publicity_workdays"])
        found["earliest_listed"] = found["publicity_ends"] + DAY


def _meeting_deadline(found: dict, case: Case, reviewed_on: date, f: dict[str, int]) -> None:
    deadline = add_months(reviewed_on, f["meeting_months"])
    meeting = case.last(Step.ADMISSION_GENERAL_MEETING)
    if edition_on(meeting.on if meeting and meeting.on else deadline + DAY) is Edition.E2026:
        found["meeting_deadline"] = deadline


def _admission(found: dict, case: Case, f: dict[str, int]) -> None:
    lawful = case.advanced(Step.ADMISSION_GENERAL_MEETING)
    meeting = lawful or case.last(Step.ADMISSION_GENERAL_MEETING)
    ballot = meeting.ballot if meeting else None
    if ballot and ballot.eligible is not None:
        found["votes_needed"] = ballot.eligible // 2 + 1
    if ballot and ballot.in_favour is not None and ballot.written_in_favour is not None:
        found["votes_in_favour"] = ballot.in_favour + ballot.written_in_favour
    if lawful and lawful.on:
        _put(found, "approval_deadline", lawful.on, f["approval_months"])
        _put(found, "approval_cap", lawful.on, f["approval_cap_months"])
        _put(found, "standing_from", lawful.on, f["probation_months"] + case.extension_months())
        found["probation_ends"] = found["standing_from"] - DAY
        found["earliest_conversion"] = found["standing_from"]
