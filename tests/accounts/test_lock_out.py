"""Guessing: five tries, then a wait, for the guesser alone."""

import pytest
import time_machine
from django.test import Client

pytestmark = pytest.mark.django_db


def tries(sign_in, count, **where):
    return [sign_in("aihua", f"guess-{n}", **where).status_code for n in range(count)]


def test_after_five_wrong_passwords_even_the_right_one_must_wait(people, sign_in):
    assert tries(sign_in, 4) == [200] * 4
    assert tries(sign_in, 1) == [429]
    answer = sign_in("aihua")
    assert answer.status_code == 429
    assert "5分钟后可以重新登录" in answer.text


def test_after_the_wait_the_owner_comes_in(people, sign_in):
    with time_machine.travel("2026-11-25 09:00 +0800", tick=False) as clock:
        tries(sign_in, 6)
        clock.shift(290)
        assert sign_in("aihua").status_code == 429
        clock.shift(11)
        assert sign_in("aihua").status_code == 302


def test_neighbours_behind_the_same_address_are_not_locked_out(people, sign_in):
    tries(sign_in, 9)
    assert sign_in("bowen").status_code == 302


def test_the_owner_at_another_address_is_not_locked_out_by_a_stranger(people, sign_in):
    tries(sign_in, 9, address="10.9.9.9")
    assert sign_in("aihua", address="10.0.0.7").status_code == 302


def test_a_success_forgets_the_failures_before_it(people, sign_in):
    tries(sign_in, 4)
    assert sign_in("aihua").status_code == 302
    assert tries(sign_in, 4, browser=Client()) == [200] * 4


def test_an_unknown_name_is_locked_out_alike(people, sign_in):
    codes = [sign_in("nobody-here", f"guess-{n}").status_code for n in range(6)]
    assert codes == [200, 200, 200, 200, 429, 429]


def test_a_forged_forwarding_header_does_not_make_a_new_address(people, client):
    codes = [
        client.post(
            "/sign-in/", {"login": "aihua", "password": "x"}, headers={"x-forwarded-for": f"10.1.1.{n}"}
        ).status_code
        for n in range(6)
    ]
    assert codes[-1] == 429
