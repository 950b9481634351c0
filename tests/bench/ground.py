"""Where the database measurements stand: a district with many branches, and one case before each measured step."""

from datetime import date

from django.core.management import call_command

from recruitment.cases.models import Case
from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, open_unit
from recruitment.people.models import Membership, MemberStatus, Person
from tests.cast import FOUNDED, MEMBERS, Cast, cast
from tests.facts import N
from tests.journeys import walk

STEPS = {2: "a plain step (2, talk)", 8: "a gate to three branches (8, filing)", 15: "a vote (15, meeting)"}
BRANCHES = 100


def district() -> tuple[Cast, list[Unit], dict[int, Case]]:
    """An empty database becomes a district: its people, the branches of the copies, the patterns by step."""
    call_command("migrate", verbosity=0)
    people = cast()
    appoint(acting_user=None, user=people.alice, unit=people.township, role=Role.ORG_COMMISSIONER, held_from=FOUNDED)
    patterns = {}
    for number in STEPS:
        patterns[number] = people.case(person=people.applicant(f"样本{number}"))
        walk(people, patterns[number], until=N(number))
    return people, [_branch(people, place) for place in range(BRANCHES)], patterns


def _branch(people: Cast, place: int) -> Unit:
    unit = open_unit(
        acting_user=None,
        name=f"青山镇第{place + 1}党支部",
        type=UnitType.BRANCH,
        opened_on=FOUNDED,
        parent=people.township,
    )
    members = Person.objects.bulk_create(
        Person(name=f"党员{place + 1}-{n + 1}", birth_date=date(1970, 5, 1), nationality="CN") for n in range(MEMBERS)
    )
    Membership.objects.bulk_create(
        Membership(person=member, unit=unit, status=MemberStatus.FULL, valid_from=date(2001, 7, 1))
        for member in members
    )
    return unit
