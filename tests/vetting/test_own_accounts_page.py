"""Whose account is whose: registered by the organisation department, and then an officer's kin is not his to judge."""

from datetime import date

import pytest
from django.test import Client

from recruitment.people.models import OwnAccount, Person
from recruitment.vetting.separation import conflicts

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HERE = "/vetting/own-accounts/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_officer_named_as_a_person_has_no_say_in_his_own_case(ground, cases):
    clerk, person = ground.clerks[0], cases[0].person
    assert conflicts(clerk, [cases[0].pk]) == {}
    office = signed_in(ground.dora)
    typed = {"user": clerk.username, "name": person.name, "birth_date": person.birth_date}
    assert office.post(HERE, typed).status_code == 302
    assert conflicts(clerk, [cases[0].pk]) == {cases[0].pk: "这是您本人"}
    assert person.name in office.get(HERE).content.decode()
    again = office.post(HERE, typed)
    assert again.status_code == 422
    assert "已经登记过" in again.content.decode()
    assert OwnAccount.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "查无此人"}, "没有登记姓名为查无此人"),
        ({"user": "nobody"}, "没有用户名或姓名为"),
        ({"birth_date": "1990-02-30"}, "field-error"),
    ],
)
def test_what_fits_nobody_is_a_sentence_and_registers_nothing(ground, cases, typed, sentence):
    person = Person.objects.get(pk=cases[0].person_id)
    good = {"user": ground.clerks[0].username, "name": person.name, "birth_date": date(1990, 3, 14)}
    response = signed_in(ground.dora).post(HERE, good | typed)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not OwnAccount.objects.exists()


def test_to_everybody_else_the_register_is_not_there(ground):
    for user in (ground.people.alice, ground.people.bob, ground.clerks[0], ground.gu, ground.fang):
        assert signed_in(user).get(HERE).status_code == 404
