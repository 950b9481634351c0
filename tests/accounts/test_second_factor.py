"""The second factor: set up, asked for, used once, kept sealed, required of some posts."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client

from recruitment.organisation.services import end_post

from .conftest import PASSWORD

NOON = "2026-11-25 12:00:05 +0800"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


def set_up(client, sign_in, username="aihua") -> str:
    """Sign in, confirm the password, scan the code; returns the secret."""
    sign_in(username)
    asked = client.get("/account/factors/code/")
    assert asked.url == "/account/confirm/?next=%2Faccount%2Ffactors%2Fcode%2F"
    assert client.post("/account/confirm/?next=/account/factors/code/", {"password": PASSWORD}).status_code == 302
    page = client.get("/account/factors/code/")
    secret = page.context["form"].secret
    assert secret in page.text
    assert client.post("/account/factors/code/", {"code": code_of(secret)}).url == "/account/factors/recovery/"
    return secret


def test_with_a_second_factor_the_password_alone_opens_nothing(client, people, sign_in, clock):
    secret = set_up(client, sign_in)
    client.post("/sign-out/")
    clock.shift(60)
    assert sign_in("aihua").url.startswith("/sign-in/code/")
    assert client.get("/account/").status_code == 302
    wrong = client.post("/sign-in/code/", {"code": "000000"})
    assert "验证码不正确" in wrong.text
    assert client.get("/account/").status_code == 302
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).url == "/"
    assert client.get("/account/").status_code == 200


@pytest.mark.django_db(transaction=True)  # the library tells of it once it is stored
def test_setting_one_up_renames_this_session_and_ends_those_opened_without(client, people, sign_in, clock):
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"login": "aihua", "password": PASSWORD})
    assert elsewhere.get("/account/").status_code == 200
    sign_in("aihua")
    before = client.session.session_key
    set_up(client, sign_in)
    assert client.session.session_key != before
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert [s.session_key for s in people.alice.usersession_set.all()] == [client.session.session_key]


def test_a_code_is_used_once_whichever_process_is_asked(client, people, sign_in, clock):
    secret = set_up(client, sign_in)
    client.post("/sign-out/")
    clock.shift(60)
    sign_in("aihua")
    code = code_of(secret)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    other = Client()
    sign_in("aihua", browser=other)
    assert "已经用过" in other.post("/sign-in/code/", {"code": code}).text
    with connection.cursor() as cursor:  # what remembers it is a table, not the memory of one process
        cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%%totp.used%%'")
        assert cursor.fetchone()[0] >= 1


def test_a_recovery_code_opens_once(client, people, sign_in, clock):
    set_up(client, sign_in)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert code in client.get("/account/factors/recovery/").text
    for expected in (302, 200):
        other = Client()
        sign_in("aihua", browser=other)
        assert other.post("/sign-in/code/", {"code": code}).status_code == expected


def test_secrets_are_sealed_in_the_database(client, people, sign_in, clock):
    secret = set_up(client, sign_in)
    rows = Authenticator.objects.values_list("data", flat=True)
    assert secret not in str(list(rows))
    assert all(row.get("secret", row.get("seed")).startswith("A1.") for row in rows)


@pytest.fixture
def asked_of_officers(settings):
    settings.SECOND_FACTOR_ROLES = ["recruitment_officer"]


def test_a_post_that_must_have_one_is_led_to_its_set_up_and_nothing_else_opens(
    client, people, sign_in, asked_of_officers, clock
):
    sign_in("bowen")
    for url in ("/", "/account/", "/account/password/"):
        assert client.get(url).url == "/account/factors/code/"
    set_up(client, sign_in, "bowen")
    assert client.get("/account/").status_code == 200


def test_other_posts_are_not_asked(client, people, sign_in, asked_of_officers):
    sign_in("aihua")
    assert client.get("/account/").status_code == 200


def test_whoever_must_have_one_cannot_put_it_away_and_may_when_the_post_has_ended(
    client, people, sign_in, asked_of_officers, clock
):
    secret = set_up(client, sign_in, "bowen")
    assert "不能停用唯一的一个" in client.get("/account/factors/code/off/").text
    client.post("/account/factors/code/off/")
    assert Authenticator.objects.filter(type="totp").count() == 1
    end_post(acting_user=None, post=people.bob.posts.get(), on=people.bob.posts.get().held_from)
    clock.shift(60)
    sign_in("bowen")
    client.post("/sign-in/code/", {"code": code_of(secret)})
    client.post("/account/confirm/", {"password": PASSWORD})
    assert client.post("/account/factors/code/off/").url == "/account/factors/"
    assert not Authenticator.objects.filter(type="totp").exists()


def test_the_demonstration_asks_nobody(client, people, sign_in, asked_of_officers, settings):
    settings.DEMO = True
    sign_in("bowen")
    assert client.get("/account/").status_code == 200


def test_asking_costs_the_same_few_statements_whatever_the_posts(
    client, people, sign_in, asked_of_officers, django_assert_max_num_queries
):
    sign_in("aihua")
    with django_assert_max_num_queries(6):
        client.get("/account/password/")


def test_a_passkey_ceremony_begins_for_the_host_of_the_site(client, people, sign_in):
    sign_in("aihua")
    client.post("/account/confirm/", {"password": PASSWORD})
    options = client.get("/account/factors/passkeys/add/").context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"]["id"] == "testserver"
    assert options["user"]["name"] == "aihua"
    answer = Client().get(
        "/sign-in/passkey/", headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"}
    )
    assert answer.json()["request_options"]["publicKey"]["challenge"]


def test_a_confirmation_holds_for_five_minutes(client, people, sign_in, clock):
    sign_in("aihua")
    client.post("/account/confirm/", {"password": PASSWORD})
    clock.shift(299)
    assert client.get("/account/factors/passkeys/add/").status_code == 200
    clock.shift(2)
    assert client.get("/account/factors/passkeys/add/").status_code == 302
