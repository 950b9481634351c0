"""A returned sheet becomes the department's reply: the whole of it, or nothing."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import now

from ...journal import services as journal
from ...refusal import bracketed
from ..models import RoundDepartment, RoundPerson
from ..rounds.answering import Reply, answer_each, refuse_unless_answering, standing_drafts
from ..rounds.handing_in import hand_in
from ..rounds.locking import locked_department
from ..vocabulary import Answer, Grade
from .checking import replies_of, sheet_of, signature_of
from .reading import read


@dataclass(frozen=True, slots=True)
class Change:
    """What the sheet would do for one person, in words."""

    number: int
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Taken:
    part: RoundDepartment
    sheet: int
    changes: list[Change]
    dry_run: bool


class _OnlyLooked(Exception):
    """Takes a dry run back."""


def take_sheet(
    *, acting_user: User, acting_as: str, department: RoundDepartment, content: bytes, dry_run: bool = False
) -> Taken:
    """导入审查表: as one act, like handing in. A dry run does all of it and takes it back."""
    returned = read(content)  # before any lock: a jail may take its time
    found = None
    try:
        with transaction.atomic():
            found = _take(acting_user, acting_as, department, returned, dry_run)
            if dry_run:
                raise _OnlyLooked
    except _OnlyLooked:
        pass
    return found


def _take(acting_user: User, acting_as: str, department: RoundDepartment, returned, dry_run: bool) -> Taken:
    part = locked_department(department)
    sheet = sheet_of(part, returned)
    refuse_unless_answering(part, None)
    replies = replies_of(part, sheet, returned)
    signer, dated_on = signature_of(part, returned)
    changes = _changes(part, replies)
    answer_each(acting_user=acting_user, department=part, replies=replies)
    part = hand_in(acting_user=acting_user, acting_as=acting_as, department=part, dated_on=dated_on, signer=signer)
    part.sheet_taken, sheet.taken_at = sheet.number, now()
    part.save(update_fields=["sheet_taken"])
    sheet.save(update_fields=["taken_at"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_sheet_taken",
        subject=f"vetting_round:{part.round_id}",
        happened_on=dated_on,
        details={"code": part.round.code, "department": part.name, "sheet": sheet.number, "seal": sheet.seal},
    )
    return Taken(part, sheet.number, changes, dry_run)


def _changes(part: RoundDepartment, replies: dict[int, Reply]) -> list[Change]:
    drafts = standing_drafts(part)
    people = RoundPerson.objects.in_bulk(list(replies))
    told = []
    for key, reply in replies.items():
        before = _told(drafts[key].answer, drafts[key].grade) if key in drafts else ""
        told.append(Change(people[key].number, people[key].name, before, _told(reply.answer, reply.grade)))
    return sorted((change for change in told if change.before != change.after), key=lambda change: change.number)


def _told(answer: str, grade: str) -> str:
    return bracketed(Answer(answer).label, Grade(grade).label) if grade else str(Answer(answer).label)
