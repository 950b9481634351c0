"""The case on one screen."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, walk

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def read(user, case, on=None, **more) -> str:
    with time_machine.travel(on or date.today()):
        answer = signed_in(user).get(f"/cases/{case.pk}/", **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_25_steps_stand_on_one_page_as_done_open_and_to_come(people, case):
    walk(people, case, until=N(5))
    page = read(people.alice, case, date(2015, 7, 1))
    assert page.count('<li class="place ') == 25
    assert page.count('class="place done"') == 4
    assert page.count('class="place open"') == 1
    assert "二十五步：已办 4 步" in page


def test_somebody_elses_case_is_not_found(people, case):
    client = signed_in(people.charlie)
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert client.get(f"/cases/{case.pk}/records/oath/").status_code == 404
