"""The walk: one invented person through all 25 steps, shown line by line, with what the rules refuse on the way.

Its days are fixed, from an application in March 2024 to the archive in September 2026, so that one case is judged
under both editions; on a machine whose clock is behind, all of them lie whole years earlier.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from random import Random

from django.utils import timezone

from recruitment.cases.models import Case
from recruitment.people.models import MemberStatus, Person
from recruitment.people.services import record_membership, register_person
from recruitment.rules.calendar import add_months

from . import papers
from .course import Course
from .district import District
from .ground import Ground
from .lawful import COMPLETE_ON, PATH
from .names import Invented
from .player import ENTERED_AT, Player
from .unlawful import Refused, attempts
from .wording import line_of_act, lines_of_refusal

PERSON = Invented("许知夏", "female")
BRANCH = "和畅社区第一党支部"
_BORN = date(2006, 3, 11)
_DAYS = Course(
    applied=date(2024, 3, 11),
    talked=date(2024, 3, 20),
    decided=date(2024, 4, 10),
    filed=date(2024, 4, 15),
    filing_replied=date(2024, 4, 22),
    contacts_assigned=date(2024, 4, 25),
    concluded=date(2025, 4, 10),
    discussed=date(2025, 4, 10),
    agreed=date(2025, 4, 15),
    posted=date(2025, 4, 16),
    removed=date(2025, 4, 22),
    listed=date(2025, 4, 23),
    introduced=date(2025, 4, 25),
    vetting_began=date(2025, 4, 28),
    vetted=date(2025, 5, 20),
    joint_closed=date(2025, 5, 30),
    trained_from=date(2025, 6, 10),
    trained_until=date(2025, 6, 12),
    reviewed=date(2025, 6, 18),
    requested=date(2025, 6, 19),
    pre_reviewed=date(2025, 6, 26),
    form_filled=date(2025, 6, 30),
    first_opinion=date(2025, 7, 1),
    second_opinion=date(2025, 7, 2),
    admitted=date(2025, 7, 8),
    reported=date(2025, 7, 10),
    talked_above=date(2025, 7, 22),
    approved=date(2025, 8, 5),
    filed_higher=date(2025, 8, 8),
    grouped=date(2025, 8, 11),
    sworn=date(2025, 8, 15),
    probation_over=date(2026, 7, 8),
    conversion_applied=date(2026, 6, 25),
    conversion_met=date(2026, 7, 9),
    conversion_approved=date(2026, 8, 6),
    archived=date(2026, 9, 1),
)


@dataclass
class Walk:
    case: Case
    refused: list[Refused] = field(default_factory=list)


def walked() -> Case | None:
    """The case of an earlier walk."""
    return Case.objects.filter(person__name=PERSON.name, unit__name=BRANCH).order_by("pk").last()


def whole_years_earlier(today: date) -> int:
    """By how many years the walk's days have to move so that the last of them has come."""
    years = 0
    while add_months(_DAYS.archived, -12 * years) > today:
        years += 1
    return years


def walk(district: District, tell: Callable[[str], None]) -> Walk:
    """Play the walk through the door; each act and each refusal is told. The caller holds one transaction."""
    back = -12 * whole_years_earlier(timezone.localdate())
    course = Course(**{item.name: add_months(getattr(_DAYS, item.name), back) for item in fields(Course)})
    branch = district.units[BRANCH]
    contacts = district.members[BRANCH][:2]
    player = Player(
        district,
        PERSON,
        add_months(_BORN, back),
        Ground(course, branch, contacts, contacts, "2025000117", Random(25)),  # noqa: S311
    )
    player.open()
    done = Walk(player.case)
    tries = attempts(player, _newcomer(district, course))
    for step in PATH:
        if step in ENTERED_AT:
            for _ in player.enter(step, getattr(course, COMPLETE_ON[step])):
                pass
        for attempt in tries.get(step, ()):
            done.refused.append(attempt())
            for line in lines_of_refusal(done.refused[-1]):
                tell(line)
        tell(line_of_act(player.take(step)))
    count = papers.hand_in(player)
    papers.say_what_does_not_apply(player)
    tell(f"　　材料 {count} 份（扫描件、照片，均为虚构）已收，一种记为不适用")
    return done


def _newcomer(district: District, course: Course) -> Person:
    """A member of the branch who is still on probation when the introducers are named."""
    keeper, branch = district.keeper(district.units[BRANCH]), district.units[BRANCH]
    person = register_person(acting_user=keeper, name="贺云舒", sex="female", nationality="CN", ethnicity="汉族")
    for status, since in (
        (MemberStatus.PROBATIONARY, add_months(course.introduced, -8)),
        (MemberStatus.FULL, add_months(course.introduced, 4)),
    ):
        record_membership(acting_user=keeper, person=person, unit=branch, status=status, valid_from=since)
    return person


def counts_as_received() -> bool:
    """Whether the walk's person was received within the last two years."""
    today = timezone.localdate()
    return add_months(_DAYS.approved, -12 * whole_years_earlier(today)) > add_months(today, -24)
