"""The cast. 明湖区 has a committee with its organisation department, and below it the committee of 青山镇 with two
branches. 爱华 keeps branch A; 博文 is the committee's recruitment officer; 长青 keeps branch B and may do nothing in A;
德明 sits in the organisation department. All names are invented.
"""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User

from recruitment.cases.models import Case
from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import Permission, Role
from recruitment.organisation.services import appoint, open_unit
from recruitment.people.models import MemberStatus, Person
from recruitment.people.services import record_membership, register_person
from workflows import moves

FOUNDED = date(2000, 1, 1)
MEMBERS = 8


@dataclass
class Cast:
    district: Unit
    department: Unit
    township: Unit
    branch_a: Unit
    branch_b: Unit
    alice: User
    """爱华: 组织委员 of branch A"""
    bob: User
    """博文: 组织员 of the township's committee"""
    charlie: User
    """长青: 组织委员 of branch B, a stranger to A"""
    dora: User
    """德明: 组织部干部"""
    members: list[Person] = field(default_factory=list)
    """Full members of branch A since its founding."""

    def in_charge(self, permission: Permission) -> User:
        """Who acts for branch A, for its committee, for the department."""
        return {
            Permission.KEEP_CASES: self.alice,
            Permission.DECIDE_CASES: self.bob,
            Permission.FILE_CASES: self.dora,
        }[permission]

    def stranger(self, permission: Permission) -> User:
        """Somebody with a post, but not the one that is asked for."""
        return self.bob if permission == Permission.FILE_CASES else self.charlie

    def applicant(self, name: str = "林小雨", born: date = date(1990, 3, 14)) -> Person:
        facts = {"sex": "female", "birth_date": born, "nationality": "CN", "ethnicity": "汉族", "is_mobile": False}
        return register_person(acting_user=self.alice, name=name, **facts)

    def case(self, on: date = date(2015, 3, 2), person: Person | None = None) -> Case:
        """A new case in branch A, step 1 open."""
        return moves.open_case(acting_user=self.alice, person=person or self.applicant(), unit=self.branch_a, on=on)


def cast(profile: str = "national") -> Cast:
    """Found the district and its people."""
    units = _units(profile)
    posts = {
        "alice": ("aihua", "陈爱华", units["branch_a"], Role.ORG_COMMISSIONER),
        "bob": ("bowen", "赵博文", units["township"], Role.RECRUITMENT_OFFICER),
        "charlie": ("changqing", "周长青", units["branch_b"], Role.ORG_COMMISSIONER),
        "dora": ("deming", "孙德明", units["department"], Role.ORG_DEPARTMENT_OFFICER),
    }
    users = {}
    for key, (username, name, unit, role) in posts.items():
        users[key] = User.objects.create(username=username, last_name=name[0], first_name=name[1:])
        appoint(acting_user=None, user=users[key], unit=unit, role=role, held_from=FOUNDED)
    found = Cast(**units, **users)
    found.members = [_member(units["branch_a"], f"党员{sign}") for sign in "甲乙丙丁戊己庚辛"[:MEMBERS]]
    for sign in "壬癸子丑":
        _member(units["branch_b"], f"党员{sign}")
    return found


def _units(profile: str) -> dict[str, Unit]:
    def opened(name: str, type: UnitType, parent: Unit | None, **more) -> Unit:
        return open_unit(acting_user=None, name=name, type=type, opened_on=FOUNDED, parent=parent, **more)

    district = opened("中共明湖区委员会", UnitType.PARTY_COMMITTEE, None, approval_power=True, profile=profile)
    township = opened("中共青山镇委员会", UnitType.PARTY_COMMITTEE, district, approval_power=True)
    return {
        "district": district,
        "department": opened("明湖区委组织部", UnitType.ORG_DEPARTMENT, district),
        "township": township,
        "branch_a": opened("青山镇机关党支部", UnitType.BRANCH, township),
        "branch_b": opened("青山镇中学党支部", UnitType.BRANCH, township),
    }


def _member(unit: Unit, name: str) -> Person:
    person = register_person(acting_user=None, name=name, birth_date=date(1970, 5, 1), nationality="CN")
    record_membership(acting_user=None, person=person, unit=unit, status=MemberStatus.FULL, valid_from=date(2001, 7, 1))
    return person
