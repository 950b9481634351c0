"""The first visit."""

import re

import pytest
from django.contrib.auth.models import User
from django.template import loader
from django.test import RequestFactory

from recruitment.accounts.arrival import arrival_of
from recruitment.accounts.case_access import give_case_access
from recruitment.accounts.tour import FIRST_VISITS
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED


def panel(user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return loader.render_to_string("accounts/tour.html", request=request)


def test_a_first_visit_shows_what_the_role_does_and_where_to_click(people):
    shown = panel(people.alice)
    assert str(FIRST_VISITS[Role.ORG_COMMISSIONER].duty) in shown
    assert 'href="/cases/"' in shown


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


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_next_three_clicks(client, people, role):
    """And may open what it is told to click."""
    user = User.objects.create(username="someone", last_name="某", first_name="人")
    unit = people.branch_a if role in (Role.ORG_COMMISSIONER, Role.BRANCH_SECRETARY) else people.district
    appoint(acting_user=None, user=user, unit=unit, role=role, held_from=FOUNDED)
    client.force_login(user)
    urls = re.findall(r'<li><a href="([^"]+)"', panel(user))
    assert len(urls) == 3
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


def test_an_applicant_has_them_too(client, people):
    user = User.objects.create(username="someone", last_name="林", first_name="小雨")
    give_case_access(acting_user=people.alice, case=people.case(), user=user)
    client.force_login(user)
    urls = re.findall(r'<li><a href="([^"]+)"', panel(user))
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
    assert len(urls) == 3


def test_it_stands_where_everybody_arrives(client, people):
    boss = User.objects.create(username="guanli")
    appoint(acting_user=None, user=boss, unit=people.district, role=Role.SYSTEM_ADMINISTRATOR, held_from=FOUNDED)
    case, xiaoyu = people.case(), User.objects.create(username="xiaoyu", last_name="林小雨")
    give_case_access(acting_user=people.alice, case=case, user=xiaoyu)
    for user in (people.alice, boss, xiaoyu):
        client.force_login(user)
        assert 'id="tour"' in client.get(arrival_of(user)).content.decode(), user
