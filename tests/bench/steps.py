"""Completing one step, beside the leanest hand-written code (lean.py), among few cases and among many.

python -m tests.bench.steps ROUNDS SIZE …      figures as JSON, for the database in DATABASE_URL
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import django

django.setup()

from django.db import connection  # noqa: E402

from recruitment.cases.models import Case  # noqa: E402
from recruitment.organisation.models import Unit  # noqa: E402
from tests.bench import lean  # noqa: E402
from tests.bench.bulk import copy_case, settle  # noqa: E402
from tests.bench.ground import STEPS, district  # noqa: E402
from tests.cast import Cast  # noqa: E402
from tests.facts import N, calendar, lawful_facts  # noqa: E402
from tests.journeys import APPLIED_ON  # noqa: E402
from workflows import moves  # noqa: E402

DAYS = calendar(APPLIED_ON)
WARM_UP = 3


def ours(people: Cast, number: int, case: int) -> Callable[[], object]:
    """One call ready to be timed: the case and the facts are at hand, as they are when a form comes in."""
    user = people.bob if number == 8 else people.alice
    facts = lawful_facts(N(number), DAYS[N(number)])
    return partial(moves.complete_step, Case.objects.get(pk=case), N(number), acting_user=user, facts=facts)


def leanest(people: Cast, number: int, case: int) -> Callable[[], object]:
    user = people.bob if number == 8 else people.alice
    facts = lawful_facts(N(number), DAYS[N(number)])
    return partial(lean.complete_step, case, number, user=user.pk, facts=facts)


WAYS = {"ours": ours, "lean": leanest}


def seconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began


def statements(call: Callable[[], object]) -> int:
    sent = []

    def count(execute, sql, params, many, context):
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        call()
    return len(sent)


def measure(people: Cast, branches: list[Unit], patterns: dict[int, Case], first: int, rounds: int) -> dict:
    """Medians in milliseconds and statements, by step and way; every round takes each of them once, in turn."""
    each = rounds + WARM_UP + 1
    cases = {}
    for number, pattern in patterns.items():
        for way in WAYS:
            cases[number, way] = iter(copy_case(pattern, first, each, branches))
            first += each
    settle()
    times = {key: [] for key in cases}
    for _ in range(rounds + WARM_UP):
        for (number, way), waiting in cases.items():
            times[number, way].append(seconds(WAYS[way](people, number, next(waiting))))
    return {
        f"{number} {way}": {
            "ms": 1000 * median(times[number, way][WARM_UP:]),
            "statements": statements(WAYS[way](people, number, next(waiting))),
        }
        for (number, way), waiting in cases.items()
    }


def main(rounds: int, *sizes: int) -> None:
    people, branches, patterns = district()
    found, standing = {}, len(patterns)
    for size in sizes:
        began = perf_counter()
        if size > standing:
            copy_case(patterns[8], standing, size - standing, branches)
        loaded = perf_counter() - began
        standing = size
        found[str(size)] = measure(people, branches, patterns, standing, rounds) | {"loaded_s": loaded}
        standing += 2 * len(STEPS) * (rounds + WARM_UP + 1)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
