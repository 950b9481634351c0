"""The first visit."""

import pytest
from django.template import loader
from django.test import RequestFactory

from recruitment.accounts.tour import FIRST_VISITS
from recruitment.organisation.roles import Role


def panel(user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return loader.render_to_string("accounts/tour.html", request=request)


def test_a_first_visit_shows_what_the_role_does_and_where_to_click(people):
    shown = panel(people.alice)
    assert str(FIRST_VISITS[Role.ORG_COMMISSIONER].duty) in shown
    assert 'href="/account/"' in shown


def test_dismissed_it_does_not_come_again_for_this_user(client, people):
    client.force_login(people.alice)
    assert client.post("/account/tour/", {"next": "/account/"}).url == "/account/"
    assert client.post("/account/tour/", {"next": "https://elsewhere.example/"}).url == "/"
    assert panel(people.alice).strip() == ""
    assert panel(people.bob).strip() != ""


def test_without_a_page_load_it_just_goes(client, people):
    client.force_login(people.alice)
    answer = client.post("/account/tour/", headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert client.get("/account/tour/").status_code == 405


@pytest.mark.parametrize("role", [*Role, None])
def test_every_role_has_a_first_visit(role):
    assert FIRST_VISITS[role].duty
