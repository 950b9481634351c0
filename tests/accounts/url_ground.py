"""Everybody who might come, and one thing of each kind for them to come to. For the table of all pages."""

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from recruitment.accounts.case_access import give_case_access
from recruitment.cases.models import Material
from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, open_unit
from recruitment.organisation.substituting import substitute
from recruitment.vetting.models import RoundPerson
from tests.cases.test_materials import pdf
from tests.cast import FOUNDED
from tests.vetting_ground import district, waiting
from workflows import moves
from workflows.desks.models import SavedSearch

from .seldom_ground import audited, bound, made, registered

WHO = {
    "a": "组织委员 of branch A, whose cases these are",
    "s": "支部书记 of branch A",
    "t": "stands in for the 组织委员 of branch A",
    "x": "组织委员 of branch B, next door",
    "o": "组织员 of the committee above A",
    "c": "党委书记 of the committee above A",
    "y": "组织员 of another committee of the district",
    "d": "组织部干部 of the district",
    "f": "党委书记 of the district",
    "z": "组织部干部 of another district",
    "k": "联审经办人 of the first department asked",
    "l": "联审经办人 of another department asked",
    "u": "督查员 of the district",
    "w": "督查员 of another district",
    "m": "系统管理员",
    "p": "the applicant of the case",
    "q": "the applicant of another case",
    "n": "nobody: not signed in",
}


@dataclass
class Ground:
    clients: dict[str, Client] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    things: dict[str, int | str] = field(default_factory=dict)
    """Name -> what stands in the address."""


def build() -> Ground:
    ground, found = Ground(), district(departments=2)
    people = found.people
    vetted = waiting(found, "高远")
    round = found.sent()
    case, other = people.case(person=people.applicant("林小雨")), _case_of_branch_b(people)
    elsewhere = _elsewhere(people)
    users = _users(found, people, elsewhere)
    own = people.alice.posts.get()
    standing = substitute(
        acting_user=people.alice, post=own, by=users["t"], starts_on=localdate(), ends_on=localdate(), reason="培训"
    )
    give_case_access(acting_user=people.alice, case=case, user=users["p"])
    give_case_access(acting_user=people.charlie, case=other, user=users["q"])
    ground.users = users
    ground.clients = {who: _client(users.get(who)) for who in WHO}
    person = RoundPerson.objects.get(case=vetted[0])
    bound(case, other)
    ground.things = {
        "case": case.pk,
        "other": other.pk,
        "post": own.pk,
        "unit": people.branch_a.pk,
        "standing": standing.pk,
        "account": people.alice.pk,
        "search": SavedSearch.objects.create(owner=people.alice, name="我的", query="").pk,
        "material": _material(ground.clients["a"], case),
        "round": round.pk,
        "reply": found.parts(round)[0].pk,
        "person": person.pk,
        **audited(people, found.gu, case),
        **made(people.alice, case),
        **registered(users["s"], people.applicant("沈明远")),
    }
    return ground


def _users(found, people, elsewhere) -> dict:
    return {
        "a": people.alice,
        "s": _in_post("shuji", people.branch_a, Role.BRANCH_SECRETARY),
        "t": _user("daili"),
        "x": people.charlie,
        "o": people.bob,
        "c": _in_post("dangwei", people.township, Role.COMMITTEE_SECRETARY),
        "y": elsewhere["officer"],
        "d": people.dora,
        "f": found.fang,
        "z": elsewhere["department"],
        "k": found.clerks[0],
        "l": found.clerks[1],
        "u": found.gu,
        "w": elsewhere["auditor"],
        "m": _in_post("guanli", people.district, Role.SYSTEM_ADMINISTRATOR),
        "p": _user("xiaoyu", "林小雨"),
        "q": _user("heping", "何平"),
    }


def _case_of_branch_b(people):
    return moves.open_case(acting_user=people.charlie, person=people.applicant("何平"), unit=people.branch_b)


def _elsewhere(people) -> dict[str, User]:
    """Another committee of the district, and another district."""
    root = {"name": "中共远山区委员会", "type": UnitType.PARTY_COMMITTEE, "approval_power": True}
    far = open_unit(acting_user=None, opened_on=FOUNDED, **root)
    office = {"name": "远山区委组织部", "type": UnitType.ORG_DEPARTMENT, "parent": Unit.objects.get(pk=far.pk)}
    department = open_unit(acting_user=None, opened_on=FOUNDED, **office)
    next_door = {"name": "中共碧水镇委员会", "type": UnitType.PARTY_COMMITTEE, "approval_power": True}
    township = open_unit(
        acting_user=None, opened_on=FOUNDED, parent=Unit.objects.get(pk=people.district.pk), **next_door
    )
    return {
        "officer": _in_post("bishui", township, Role.RECRUITMENT_OFFICER),
        "department": _in_post("yuanshan", department, Role.ORG_DEPARTMENT_OFFICER),
        "auditor": _in_post("yuancha", far, Role.AUDITOR),
    }


def _user(username: str, name: str = "") -> User:
    return User.objects.create(username=username, last_name=name[:1] or "某", first_name=name[1:] or username)


def _in_post(username: str, unit: Unit, role: Role) -> User:
    user = _user(username)
    appoint(acting_user=None, user=user, unit=unit, role=role, held_from=FOUNDED)
    return user


def _client(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def _material(client: Client, case) -> int:
    file = SimpleUploadedFile("林小雨入党申请书.pdf", pdf())
    client.post(
        f"/cases/{case.pk}/materials/", {"key": "", "received_on": localdate(), "stamped": "no", "files": [file]}
    )
    return Material.objects.get(case=case).pk
