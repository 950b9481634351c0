"""The server's share of a page: the desk, the list of cases, a case, a step; and how many statements it sends.

python -m tests.bench.pages SIZE ROUNDS      figures as JSON, for the database in DATABASE_URL

A request goes through every middleware and the whole template, without a network. Cases stand at many steps, with
names and due dates of their own, in a hundred branches of one district.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from recruitment.cases.selectors import cases_in_sight  # noqa: E402
from tests.bench.pages_ground import crowd  # noqa: E402
from tests.bench.steps import seconds, statements  # noqa: E402
from workflows.models import WorkItem  # noqa: E402

WARM_UP = 2
LISTS = {
    "list of cases": "",
    "list, page 40": "?page=40",
    "list, by name": "?sort=name",
    "list, overdue and mine": "?waiting=mine&due=overdue",
    "list, one step": "?step=organization_talk",
    "search by characters": "?name=小雨",
    "search by pinyin": "?name=lin",
    "search by initials": "?name=lxy",
}


def pages(user: User) -> dict[str, str]:
    """What is opened, by name. The case is one in examination, in the sight of `user`."""
    found = {"desk": reverse("desk")} | {name: reverse("case_list") + query for name, query in LISTS.items()}
    found["notices"] = reverse("notices")
    items = WorkItem.objects.filter(closed_at=None, step="cultivation_and_examination")
    item = items.filter(case__in=cases_in_sight(user)).latest("pk")
    found["case page"] = reverse("case_page", args=[item.case_id])
    with suppress(NoReverseMatch):
        found["step page"] = reverse("step_page", args=[item.case_id, item.step])
    return found


def opened(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)


def timed(call: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of this process alone: on a busy machine the second is the steadier."""
    began = process_time()
    return seconds(call), process_time() - began


def main(size: int, rounds: int) -> dict:
    settings.SECOND_FACTOR_ROLES = []  # setting one up is another page
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    people = crowd(size)
    found = {}
    for who, user in people.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        for name, address in pages(user).items():
            call: Callable[[], None] = partial(opened, client, address)
            times = [timed(call) for _ in range(rounds + WARM_UP)][WARM_UP:]
            wall, cpu = (1000 * median(column) for column in zip(*times, strict=True))
            found[f"{who}: {name}"] = {"ms": wall, "cpu_ms": cpu, "statements": statements(call)}
    return found


if __name__ == "__main__":
    json.dump(main(*map(int, sys.argv[1:])), sys.stdout)
