"""What was typed survives the end of a session and a new sign-in; passwords and forms from elsewhere do not."""

from datetime import date

import pytest
from django.test import Client

from recruitment.cases.models import Act
from recruitment.steps import Step
from tests.cast import cast
from tests.facts import lawful_facts
from tests.step_pages.typing import typed

pytestmark = pytest.mark.django_db
OURS = {"Origin": "http://testserver"}
STEP = Step.SUBMIT_APPLICATION
FORM = {"attempt": "1", "seen": "0", "do": "submit", "outcome": "forward"}
FORM |= typed(STEP, lawful_facts(STEP, date(2015, 3, 2)))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def address(people):
    return f"/cases/{people.case().pk}/steps/submit_application/"


def form_of(answer) -> dict:
    return dict(answer.context["fields"]) | {"csrfmiddlewaretoken": str(answer.context["csrf_token"])}


def test_a_form_of_a_session_that_is_over_comes_back_and_is_sent_after_signing_in(people, address):
    client = Client()
    answer = client.post(address, FORM)
    assert answer.status_code == 403
    assert "没有丢失" in answer.text
    assert not Act.objects.exists()
    client.force_login(people.alice)
    assert client.post(address, form_of(answer)).status_code == 302
    assert Act.objects.get().step == STEP


def test_a_token_of_before_a_new_sign_in_brings_the_form_back(people, address):
    client = Client(enforce_csrf_checks=True, headers=OURS)
    client.force_login(people.alice)
    client.get(address)
    answer = client.post(address, FORM | {"csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert not Act.objects.exists()
    assert client.post(address, form_of(answer)).status_code == 302
    assert Act.objects.count() == 1


def test_a_form_from_elsewhere_is_not_brought_back(people, address):
    for origin in ({"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {}):
        client = Client(enforce_csrf_checks=True, headers=origin)
        client.force_login(people.alice)
        answer = client.post(address, FORM)
        assert answer.status_code == 403
        assert "再次提交" not in answer.text


def test_a_password_is_never_shown_again(people, address):
    answer = Client().post(address, {"reason": "x", "new_password": "geheim-9"})
    assert answer.status_code == 302
    client = Client(enforce_csrf_checks=True, headers=OURS)
    assert "geheim" not in client.post("/sign-in/", {"login": "aihua", "password": "geheim-9"}).text
