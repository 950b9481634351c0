"""How a session ends."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils.timezone import localdate

from recruitment.organisation.services import end_post
from recruitment.sessions import end_sessions

from .conftest import PASSWORD

NINE = "2026-11-25 09:00 +0800"


def opens(browser) -> bool:
    return browser.get("/account/").status_code == 200


def test_half_an_hour_without_a_page_ends_it(client, people, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in("aihua")
        clock.shift(29 * 60)
        assert opens(client)
        clock.shift(29 * 60)
        assert opens(client)
        clock.shift(31 * 60)
        assert not opens(client)


def test_ten_hours_end_it_however_busy(client, people, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in("aihua")
        for _ in range(29):
            clock.shift(20 * 60)
            assert opens(client)
        clock.shift(25 * 60)
        assert not opens(client)


def test_the_idle_limit_is_a_setting(client, people, sign_in, settings):
    settings.SESSION_IDLE = timedelta(minutes=5)
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in("aihua")
        clock.shift(301)
        assert not opens(client)


def test_a_closed_account_is_out_at_the_next_request(client, people, sign_in):
    sign_in("aihua")
    people.alice.is_active = False
    people.alice.save()
    assert not opens(client)
    assert sign_in("aihua").url == "/sign-in/closed/"


def test_an_administrator_ends_all_sessions_of_one_and_nobody_elses(client, people, sign_in):
    other, neighbour = Client(), Client()
    sign_in("aihua")
    sign_in("aihua", browser=other)
    sign_in("bowen", browser=neighbour)
    assert end_sessions(people.alice) == 2
    assert not opens(client)
    assert not opens(other)
    assert opens(neighbour)


def test_the_end_of_a_post_ends_the_sessions_of_its_holder(client, people, sign_in):
    sign_in("aihua")
    end_post(acting_user=people.bob, post=people.alice.posts.get(), on=localdate())
    assert not opens(client)


def test_a_user_ends_the_other_sessions(client, people, sign_in):
    other = Client()
    sign_in("aihua")
    sign_in("aihua", browser=other)
    assert client.post("/account/sessions/").status_code == 302
    assert opens(client)
    assert not opens(other)


def test_a_changed_password_ends_the_other_sessions(client, people, sign_in):
    other = Client()
    sign_in("aihua")
    sign_in("aihua", browser=other)
    new = "li-hua-kai-le-3-ci"
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert opens(client)
    assert not opens(other)
