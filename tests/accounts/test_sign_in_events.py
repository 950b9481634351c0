"""Coming in, failing, being locked out and leaving are written down, kept by the database, and shown to two posts."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.test import Client

from recruitment.accounts.models import SignInEvent
from recruitment.journal import append_only
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED

from .conftest import PASSWORD


def told() -> list[tuple]:
    return [(e.what, e.user and e.user.username, e.how, e.address) for e in SignInEvent.objects.order_by("pk")]


def in_post(people, username, role, unit=None) -> User:
    user = User.objects.create(username=username, last_name="周", first_name=username)
    appoint(acting_user=None, user=user, unit=unit or people.district, role=role, held_from=FOUNDED)
    return user


@pytest.mark.both_databases
def test_in_and_out_and_failure_are_written_with_the_address(client, people, sign_in):
    sign_in("aihua", "wrong")
    sign_in("AIHUA")
    client.post("/sign-out/", REMOTE_ADDR="10.0.0.8")
    assert told() == [
        ("failed", "aihua", "password", "10.0.0.7"),
        ("signed_in", "aihua", "password", "10.0.0.7"),
        ("signed_out", "aihua", "", "10.0.0.8"),
    ]


def test_a_lock_out_is_written_and_further_tries_are_lock_outs(people, sign_in):
    for n in range(7):
        sign_in("aihua", f"guess-{n}")
    whats = [what for what, *_ in told()]
    assert whats.count("failed") in (4, 5)
    assert whats.count("locked_out") >= 2
    assert set(whats[5:]) == {"locked_out"}


def test_what_was_typed_for_a_name_that_is_none_is_not_kept(people, sign_in):
    sign_in("my-password-by-mistake", "x")
    (event,) = SignInEvent.objects.all()
    assert (event.what, event.user, event.how) == ("failed", None, "password")
    row = SignInEvent.objects.values().get()
    assert "my-password" not in str(row)


@pytest.mark.both_databases
def test_the_database_refuses_to_change_or_delete_a_row(people, sign_in):
    sign_in("aihua")
    for change in (
        lambda: SignInEvent.objects.update(what="failed"),
        lambda: SignInEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert told()[0][0] == "signed_in"
    from django.db import connection

    assert append_only.missing(connection) == []


def test_the_administrator_sees_all_and_an_auditor_those_of_his_units(client, people, sign_in):
    for username in ("aihua", "nobody"):
        sign_in(username, PASSWORD if username == "aihua" else "x", browser=Client())
    admin = in_post(people, "guanli", Role.SYSTEM_ADMINISTRATOR)
    auditor = in_post(people, "ducha", Role.AUDITOR)
    client.force_login(admin)
    page = client.get("/sign-ins/").text
    assert "aihua" in page
    assert "没有这个账号" in page
    client.force_login(auditor)
    page = client.get("/sign-ins/").text
    assert "aihua" in page
    assert "没有这个账号" not in page
    assert "aihua" not in client.get("/sign-ins/", {"what": "locked_out"}).text.split("</form>")[1]
    assert "aihua" in client.get("/sign-ins/", {"name": "爱华", "first": "2020-01-01"}).text
    assert client.get("/sign-ins/", {"first": "2020-13-01", "what": "x"}).status_code == 200
    client.force_login(people.bob)
    assert client.get("/sign-ins/").status_code == 404


def test_the_page_sends_the_same_statements_for_one_event_and_for_many(client, people, sign_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(in_post(people, "guanli", Role.SYSTEM_ADMINISTRATOR))

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/sign-ins/")
        return len(seen)

    few = statements()
    for _n in range(20):
        sign_in("aihua", browser=Client())
    assert statements() == few
