"""Where what stands on a sheet. The words are Chinese on every sheet, whatever language the screen has."""

from dataclasses import dataclass
from datetime import date

from ...sealing import blind_index
from ..models import RoundDepartment, RoundPerson

TITLE = "审查表"
HEAD_ROWS = 5
"""Title, identification, seal, signature, headings; people from the next row on."""
HEADINGS = ("序号", "姓名", "性别", "出生日期", "公民身份号码", "党支部", "行签", "答复", "程度", "题号", "事实")
FIXED = 7
"""Columns that nobody may alter."""
ANSWERS = {"无异议": "no_objection", "未发现记录": "no_record", "待核实": "to_be_verified", "有异议": "objection"}
GRADES = {"否决": "veto", "暂缓": "suspend", "备注": "note"}
SEXES = {"female": "女", "male": "男"}
MOST_PEOPLE = 5000


@dataclass(frozen=True, slots=True)
class Heading:
    """What identifies a sheet."""

    code: str
    department: str
    number: int
    seal: str


def fixed_cells(person: RoundPerson, identity: str) -> list[str]:
    """The cells of a person that come back as they went out, without the row's own seal."""
    born = f"{person.birth_date:%Y-%m-%d}" if isinstance(person.birth_date, date) else ""
    return [str(person.number), person.name, SEXES.get(person.sex, ""), born, identity, person.unit_name]


def row_seal(part: RoundDepartment, number: int, cells: list[str]) -> str:
    """Binds a row to its round, department and sheet; sixteen characters fit on paper."""
    return blind_index("|".join([part.round.code, str(part.pk), str(number), *cells]), "vetting_row")[:16]


def sheet_seal(part: RoundDepartment, number: int, row_seals: list[str]) -> str:
    """Binds all rows together: none is left out, none put in."""
    return blind_index("|".join([part.round.code, str(part.pk), str(number), *row_seals]), "vetting_sheet")
