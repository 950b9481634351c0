"""A sheet goes out: numbered, sealed, on record."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from ...journal import services as journal
from ...prepared import insert
from ...sealing import Place, unseal
from ..models import RoundDepartment, RoundPerson, Sheet
from ..rounds.locking import locked_department, refuse_unless
from ..vocabulary import RoundState
from .layout import Heading, fixed_cells, row_seal, sheet_seal


@dataclass(frozen=True, slots=True)
class Issued:
    part: RoundDepartment
    heading: Heading
    rows: list[list[str]]
    """The fixed cells of each person, with the row's seal."""
    questions: list[tuple[int, str]]


@transaction.atomic
def issue_sheet(*, acting_user: User, acting_as: str, department: RoundDepartment) -> Issued:
    """生成审查表: the next number; it holds the people themselves and the department's own questions, no more."""
    part = locked_department(department)
    refuse_unless(part.round, RoundState.SENT)
    number = part.sheets.count() + 1
    rows = sheet_rows(part, number)
    seal = sheet_seal(part, number, [row[-1] for row in rows])
    insert(Sheet(department=part, number=number, seal=seal, issued_by=acting_user, acting_as=acting_as))
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_sheet_issued",
        subject=f"vetting_round:{part.round_id}",
        details={"code": part.round.code, "department": part.name, "sheet": number, "people": len(rows), "seal": seal},
    )
    heading = Heading(part.round.code, part.name, number, seal)
    return Issued(part, heading, rows, list(part.questions.values_list("number", "text")))


def sheet_rows(part: RoundDepartment, number: int) -> list[list[str]]:
    """The fixed cells of everybody on sheet `number`, each with its seal."""
    rows = []
    for person in RoundPerson.objects.filter(round=part.round_id).order_by("number"):
        cells = fixed_cells(person, identity_of(person))
        rows.append([*cells, row_seal(part, number, cells)])
    return rows


def identity_of(person: RoundPerson) -> str:
    """In full: the department needs it to look the person up, and the sheet is its act on record."""
    sealed = person.identity_number
    return unseal(sealed, Place("round_person", person.place_row, "identity_number")) if sealed else ""
