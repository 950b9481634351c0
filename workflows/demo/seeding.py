"""Seeding: all cases live side by side, day by day, so that the register of members is right on each day."""

import heapq
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from recruitment.rules.calendar import add_months

from .course import course_reaching
from .district import District
from .ground import Ground
from .names import Invented, Names
from .plan import Plan
from .player import Player
from .speakers import Speakers


def seed(
    plans: list[Plan], district: District, names: Names, rng: Random, tell: Callable[[date, int], None]
) -> list[tuple[Plan, Player]]:
    """Play every plan. The caller holds one transaction; `tell` hears the day that is reached and the acts done."""
    plans = rng.sample(plans, len(plans))  # or the cases of one kind would all lie in the same few branches
    people = _people(plans, names, rng)
    speakers = Speakers()
    players = [_player(number, plan, people[number], district, speakers, rng) for number, plan in enumerate(plans)]
    queue = []
    for number, (plan, player) in enumerate(zip(plans, players, strict=True)):
        script = plan.script(player)
        queue.append((next(script), number, script))
    heapq.heapify(queue)
    acts = 0
    while queue:
        day, number, script = heapq.heappop(queue)
        if (following := next(script, None)) is not None:
            heapq.heappush(queue, (following, number, script))
        acts += 1
        tell(day, acts)
    return list(zip(plans, players, strict=True))


def _people(plans: list[Plan], names: Names, rng: Random) -> list[Invented]:
    """A name for each plan; the special ones are spread among them."""
    people = [names.draw() for _ in plans]
    for place, special in zip(rng.sample(range(len(plans)), len(plans)), names.special, strict=False):
        people[place] = special
    return people


def _player(number: int, plan: Plan, invented: Invented, district: District, speakers: Speakers, rng: Random) -> Player:
    today = timezone.localdate()
    course = course_reaching(plan.at, today - timedelta(rng.randint(*plan.lag)), seed=number)
    branch = district.temporary if plan.temporary else district.branches[number % len(district.branches)]
    contacts = speakers.two(district.members[branch.name], course)
    months = 12 * rng.randint(*plan.age) + rng.randint(1, 10)
    birth = add_months(course.applied, -months) + timedelta(rng.randint(0, 27))
    serial = f"{course.pre_reviewed.year}{number + 1:05}"
    return Player(district, invented, birth, Ground(course, branch, contacts, contacts, serial, Random(number)))  # noqa: S311
