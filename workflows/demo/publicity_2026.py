"""What only the 2026 edition asks (第十三条): nobody is listed as development object while the publicity runs."""

from collections.abc import Callable
from random import Random

from django.utils import timezone

from recruitment.rules.calendar import DAY, add_months
from recruitment.rules.editions import Edition, edition_on
from recruitment.steps import Step

from .course import course_reaching
from .district import District
from .ground import Ground
from .names import Names
from .player import Player
from .scripts import from_paper
from .unlawful import Refused, try_unlawful
from .wording import line_of_act, lines_of_refusal

_FILING = Step.DEVELOPMENT_OBJECT_FILING
_BRANCH = "柳浦村党支部"


def listed_in_publicity(district: District, names: Names, tell: Callable[[str], None]) -> Refused | None:
    """Another case, at step 8 these days; None while the 2026 edition is not in force."""
    course = course_reaching("listed", timezone.localdate(), seed=8)
    if edition_on(course.posted) is not Edition.E2026:
        return None
    contacts, invented = district.members[_BRANCH][2:4], names.draw()
    ground = Ground(course, district.units[_BRANCH], contacts, contacts, f"{course.listed.year}00118", Random(8))  # noqa: S311
    player = Player(district, invented, add_months(course.applied, -12 * 27), ground)
    for _ in from_paper(8, 8)(player):
        pass
    tell(f"{invented.name}（虚构）：2026年版细则新增的公示要求，前七步依据纸质材料补录")

    def while_it_runs(facts):
        facts.listed_on, facts.publicity_ended_on = course.posted + DAY, None

    refused = try_unlawful(player, _FILING, "公示第二天即列为发展对象", while_it_runs)
    for line in lines_of_refusal(refused):
        tell(line)
    tell(line_of_act(player.take(_FILING)))
    return refused
