"""The list of a department's desk: its drafts until it hands in, then its opinions, which are opened on record.

Nobody reads there what a colleague answers about people with whom he has to do himself.
"""

from django.contrib.auth.models import User

from recruitment.people.identity import masked
from recruitment.sealing import Place, unseal
from recruitment.vetting.models import Inquiry, Opinion, RoundDepartment, RoundPerson
from recruitment.vetting.rounds.answering import standing_drafts
from recruitment.vetting.separation import conflicts
from recruitment.vetting.vocabulary import EXCEPTIONS, OpinionState, ReplyState

from .. import rounds

EXCEPTIONS_ONLY = "exceptions"
_FILTERS = {
    "all": lambda line: True,
    "open": lambda line: not line["answered"],
    EXCEPTIONS_ONLY: lambda line: line["exception"],
}


def lines_of(user: User, part: RoundDepartment) -> list[dict]:
    """Everybody, a constant number of SQL statements. Answers stand here as long as they are drafts."""
    people = list(part.round.people.order_by("number"))
    handed_in = part.state == ReplyState.HANDED_IN
    drafts = {} if handed_in else standing_drafts(part)
    barred = conflicts(user, [person.case_id for person in people])
    asked = set(Inquiry.objects.filter(department=part, opinion__isnull=True).values_list("person", flat=True))
    return [
        {
            "person": person,
            "answered": handed_in or person.pk in drafts,
            "answer": None if person.case_id in barred else drafts.get(person.pk),
            "exception": person.case_id not in barred and person.pk in drafts and _is_one(drafts[person.pk]),
            "barred": barred.get(person.case_id, ""),
            "asked_again": person.pk in asked,
        }
        for person in people
    ]


def _is_one(answer) -> bool:
    return answer.answer in EXCEPTIONS


def shown(part: RoundDepartment, lines: list[dict], wanted: str | None, *, opening: bool) -> tuple[list[dict], str]:
    """The lines of the filter, and its name. Who is an exception after handing in is part of what is opened."""
    handed_in = part.state == ReplyState.HANDED_IN
    if wanted not in _FILTERS or (handed_in and not opening):
        wanted = "all"
    if handed_in and wanted == EXCEPTIONS_ONLY:
        current = Opinion.objects.filter(department=part, state=OpinionState.CURRENT, answer__in=EXCEPTIONS)
        against = set(current.values_list("person", flat=True))
        return [line for line in lines if line["person"].pk in against and not line["barred"]], wanted
    return [line for line in lines if _FILTERS[wanted](line)], wanted


def fill_page(user: User, part: RoundDepartment, page, *, opening: bool) -> None:
    """What only the lines on the page have: the covered identity number, and the opinions where they are opened."""
    for line in page:
        line["identity"] = masked(_number(line["person"]))
    if opening and part.state == ReplyState.HANDED_IN:
        people = [line["person"].pk for line in page if not line["barred"]]
        opened = rounds.open_reply(part, acting_user=user, people=people)
        for line in page:
            line["answer"] = opened.get(line["person"].pk)
            line["exception"] = line["answer"] is not None and _is_one(line["answer"])


def _number(person: RoundPerson) -> str:
    sealed = person.identity_number
    return unseal(sealed, Place("round_person", person.place_row, "identity_number")) if sealed else ""
