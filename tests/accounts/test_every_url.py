"""The table: every page × everybody, own unit and other units, reading and writing.

A new page without a row fails. Somebody else's case is 404, not 403: nobody learns that it is there.
"""

import copy
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from recruitment.cases.models import Case
from recruitment.organisation.models import Substitution
from recruitment.organisation.substituting import end_substitution

from .url_ground import WHO, Ground, build

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("every_url.txt")
LIBRARY = ("mfa_", "account_", "sign_", "usersessions_")
"""Pages of the sign-in library lead on before they look at the method."""


@dataclass(frozen=True)
class Row:
    name: str
    address: dict[str, str]
    get: dict[str, int]
    post: dict[str, int]

    def url(self, things: dict) -> str:
        return reverse(self.name, kwargs={key: things.get(value, value) for key, value in self.address.items()})


def read(line: str) -> Row:
    name, address, get, post, *stranger = (cell.strip() for cell in line.split("|"))
    _, of_get, of_post = (stranger[0] if stranger else "n 302 302").split()
    pairs = dict(pair.split("=") for pair in address.split())
    return Row(name, pairs, _expected(get) | {"n": int(of_get)}, _expected(post) | {"n": int(of_post)})


def _expected(cell: str) -> dict[str, int]:
    if cell == "-":
        return dict.fromkeys(WHO, 405)
    found = dict.fromkeys(WHO, 404)
    for part in cell.split():
        status, _, who = part.partition(":")
        found |= dict.fromkeys(WHO if who == "*" else who, int(status))
    return found


ROWS = [read(line) for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]

OF_A_CASE = [row for row in ROWS if row.address.get("pk") == "case" and "material" not in row.address]
OURS = [row for row in ROWS if not row.name.startswith(LIBRARY) and row.name != "set_language"]


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def asked(ground: Ground, who: str, method: str, url: str, **headers: str) -> int:
    """The answer, and everything as it was before."""
    client = ground.clients[who]
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        status = getattr(client, method)(url, headers=headers).status_code
        transaction.set_rollback(True)
    client.cookies = cookies
    return status


def names(patterns=None) -> set[str]:
    found = set()
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        found |= names(pattern.url_patterns) if hasattr(pattern, "url_patterns") else {pattern.name}
    return found


def test_every_page_has_its_row_and_every_row_its_page():
    listed = [row.name for row in ROWS]
    assert sorted(listed) == sorted(set(listed))
    assert names() ^ set(listed) == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_reading(ground, row):
    url = row.url(ground.things)
    assert {who: asked(ground, who, "get", url) for who in WHO} == row.get


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_writing(ground, row):
    url = row.url(ground.things)
    assert {who: asked(ground, who, "post", url) for who in WHO} == row.post


@pytest.mark.parametrize("row", OURS, ids=lambda row: row.name)
def test_a_method_that_is_not_meant_is_405(ground, row):
    url = row.url(ground.things)
    assert [asked(ground, "a", method, url) for method in ("patch", "delete", "put")] == [405] * 3


@pytest.mark.parametrize("row", OF_A_CASE, ids=lambda row: row.name)
def test_the_branch_next_door_has_no_more_of_this_than_this_branch_of_that(ground, row):
    """The same pages of the case of branch B: what is branch A's there is branch B's here."""
    url = row.url(ground.things | {"case": ground.things["other"]})
    mirrored = {
        **row.get,
        **dict.fromkeys("ast", row.get["x"]),
        "x": row.get["a"],
        "p": row.get["q"],
        "q": row.get["p"],
    }
    assert {who: asked(ground, who, "get", url) for who in WHO} == mirrored


@pytest.mark.parametrize("who", ["a", "x", "p"])
def test_what_asks_in_the_background_gets_no_more_than_a_page(ground, who):
    """htmx: a part of a page, or a file that is fetched, by whoever may have the page, and by nobody else."""
    told = {row.name: asked(ground, who, "get", row.url(ground.things), **{"HX-Request": "true"}) for row in OURS}
    assert told == {row.name: row.get[who] for row in OURS}


def test_a_paper_is_found_under_its_own_case_only(ground):
    """Not under another case of the same reader either: its number alone opens nothing."""
    for row in ROWS:
        if row.address.get("material"):
            url = row.url(ground.things | {"case": ground.things["other"]})
            assert {asked(ground, who, method, url) for who in "axdu" for method in ("get", "post")} <= {404, 405}


def test_what_is_not_there_looks_like_what_is_not_mine(ground):
    for row in ROWS:
        if row.address.get("pk") == "case" and row.get["a"] == 200:
            missing = row.url(ground.things | {"case": Case.objects.order_by("pk").last().pk + 1000})
            assert asked(ground, "a", "get", missing) == asked(ground, "x", "get", row.url(ground.things)) == 404


def test_a_right_that_is_gone_is_gone_at_the_next_request(ground):
    url = reverse("case_page", args=[ground.things["case"]])
    with transaction.atomic():
        assert ground.clients["t"].get(url).status_code == 200
        standing = Substitution.objects.get(pk=ground.things["standing"])
        end_substitution(acting_user=ground.users["a"], substitution=standing)
        assert ground.clients["t"].get(url).status_code == 404
        ground.users["s"].posts.update(held_until=ground.users["s"].posts.get().held_from)
        assert ground.clients["s"].get(url).status_code == 404
        transaction.set_rollback(True)


def test_no_answer_breaks(ground):
    """Not one 500, also for addresses that nobody links to."""
    odd = {
        "pk": 2**62,
        "material": 0,
        "page": 999,
        "step": "no_such_step",
        "move": "x",
        "verb": "x",
        "act": "x",
        "post": 0,
    }
    for row in ROWS:
        kwargs = {key: odd.get(key, "1") for key in row.address}
        if kwargs:
            status = [asked(ground, "d", method, reverse(row.name, kwargs=kwargs)) for method in ("get", "post")]
            assert max(status) < 500, (row.name, status)
