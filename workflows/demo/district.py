"""The invented district: its units, the members of each branch, and the people who work with the cases."""

import csv
from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.utils import timezone

from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import GRANTS, Permission, Role
from recruitment.organisation.selectors import approving_committee
from recruitment.organisation.services import appoint, open_unit
from recruitment.people.models import MemberStatus, Person, Sex
from recruitment.people.services import record_membership, register_person
from recruitment.rules.calendar import add_months

from .names import FIXTURES, Names

ROOT = "中共安澜区委员会"
PROFILE = "taiping"
PASSWORD = "anlan-demo"  # noqa: S105 - shown on the first page, in demo mode only
_YEARS = 15
"""The district has been as it is for so many years."""


@dataclass
class District:
    units: dict[str, Unit] = field(default_factory=dict)
    members: dict[str, list[Person]] = field(default_factory=dict)
    """Branch name -> those who were its full members from the beginning."""
    staff: dict[tuple[str, Permission], User] = field(default_factory=dict)
    """Unit name and permission -> who acts there."""
    password: str = ""
    """As it is stored with every account."""

    @property
    def branches(self) -> list[Unit]:
        """Those that may admit members."""
        return [unit for unit in self.units.values() if unit.type == UnitType.BRANCH]

    @property
    def temporary(self) -> Unit:
        return next(unit for unit in self.units.values() if unit.is_temporary)

    @property
    def department(self) -> User:
        return self.staff["区委组织部", Permission.FILE_CASES]

    def keeper(self, branch: Unit) -> User:
        """The organisation commissioner of `branch`, or of the unit above that keeps its cases."""
        by_path = {unit.path: unit for unit in self.units.values()}
        for path in reversed(branch.path_upwards):
            if user := self.staff.get((by_path[path].name, Permission.KEEP_CASES)):
                return user
        raise LookupError(f"nobody keeps the cases of {branch}")

    def officer(self, branch: Unit) -> User:
        """The recruitment officer of the committee that approves for `branch`."""
        return self.staff[approving_committee(branch).name, Permission.DECIDE_CASES]


def exists() -> bool:
    return Unit.objects.filter(name=ROOT).exists()


def build(names: Names, rng: Random) -> District:
    """Open the units, appoint the staff, register the members. The caller holds one transaction."""
    district, since = District(), add_months(timezone.localdate(), -12 * _YEARS)
    for row in _rows("units.csv"):
        district.units[row["name"]] = _open(row, district.units, since)
    # One hash for all: each costs a twentieth of a second.
    district.password = make_password(PASSWORD if settings.DEMO else None)
    for row in _rows("staff.csv"):
        _employ(row, district, row["name"] or names.draw().name, district.password, since)
    for row in _rows("units.csv"):
        if count := int(row["full_members"]):
            unit = district.units[row["name"]]
            district.members[unit.name] = [_member(district, unit, names, rng, since) for _ in range(count)]
    return district


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _open(row: dict[str, str], units: dict[str, Unit], since: date) -> Unit:
    parent = units.get(row["parent"])
    if parent is not None:
        parent.refresh_from_db()  # treebeard counts children on the object
    return open_unit(
        acting_user=None,
        name=row["name"],
        type=UnitType(row["type"]),
        opened_on=since,
        parent=parent,
        approval_power=row["approval_power"] == "yes",
        has_committee=row["has_committee"] == "yes",
        is_temporary=row["is_temporary"] == "yes",
        profile="" if parent else PROFILE,
    )


def _employ(row: dict[str, str], district: District, name: str, password: str, since: date) -> None:
    role, unit = Role(row["role"]), district.units[row["unit"]]
    user = User.objects.create(username=row["username"], last_name=name[0], first_name=name[1:], password=password)
    appoint(acting_user=None, user=user, unit=unit, role=role, held_from=since)
    for permission in GRANTS[role]:
        district.staff.setdefault((unit.name, permission), user)


def _member(district: District, unit: Unit, names: Names, rng: Random, since: date) -> Person:
    drawn, keeper = names.draw(), district.keeper(unit)
    person = register_person(
        acting_user=keeper,
        name=drawn.name,
        sex=Sex(drawn.sex),
        ethnicity=drawn.ethnicity,
        birth_date=add_months(since, -rng.randint(12 * 20, 12 * 45)),
        nationality="CN",
        is_mobile=False,
    )
    joined = add_months(since, rng.randint(1, 12 * (_YEARS - 5)))
    record_membership(acting_user=keeper, person=person, unit=unit, status=MemberStatus.FULL, valid_from=joined)
    return person
