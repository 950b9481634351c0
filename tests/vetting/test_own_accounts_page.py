"""Whose account is whose: registered by the organisation department, and then an officer's kin is not his to judge."""

import json
from datetime import date
from functools import partial

import pytest

from recruitment.journal.models import JournalEntry
from recruitment.people.models import OwnAccount, Person
from recruitment.people.own_accounts import correct_own_account, name_own_account
from recruitment.refusal import Refusal
from recruitment.vetting.separation import conflicts
from tests.vetting_ground import said, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HERE = "/vetting/own-accounts/"


def test_an_officer_named_as_a_person_has_no_say_in_his_own_case(ground, cases):
    clerk, person = ground.clerks[0], cases[0].person
    assert conflicts(clerk, [cases[0].pk]) == {}
    office = signed_in(ground.dora)
    typed = {"user": clerk.username, "name": person.name, "birth_date": person.birth_date}
    assert office.post(HERE, typed).status_code == 302
    assert conflicts(clerk, [cases[0].pk]) == {cases[0].pk: "这是您本人"}
    assert person.name in said(office.get(HERE))
    again = office.post(HERE, typed)
    assert again.status_code == 422
    assert "已经登记过" in said(again)
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
    assert sentence in said(response)
    assert not OwnAccount.objects.exists()


def test_to_everybody_else_the_register_is_not_there(ground):
    for user in (ground.people.alice, ground.people.bob, ground.clerks[0], ground.gu, ground.fang):
        assert signed_in(user).get(HERE).status_code == 404


@pytest.fixture
def registered(ground, cases) -> OwnAccount:
    """The first clerk, named by mistake as 林小雨."""
    by = {"acting_user": ground.dora, "acting_as": "组织部干部"}
    return name_own_account(**by, user=ground.clerks[0], person=cases[0].person)


def test_a_mistake_is_corrected_and_what_it_was_stays_to_be_read(ground, cases, registered):
    office, here = signed_in(ground.dora), f"{HERE}{registered.pk}/"
    other = ground.people.applicant("审零甲", born=date(1985, 2, 1))
    typed = {"act": "correct", "seen": cases[0].person_id, "name": other.name, "birth_date": other.birth_date}
    refused = office.post(here, typed | {"reason": " "})
    assert refused.status_code == 422
    assert "更正必须写明理由" in said(refused)
    assert "审零甲" in said(refused)
    assert office.post(here, typed | {"reason": "同名登记错误"}).status_code == 302
    assert OwnAccount.objects.get().person == other
    assert conflicts(ground.clerks[0], [cases[0].pk]) == {}
    page = said(office.get(HERE))
    for told in ("更正记录", "林小雨", "审零甲", "同名登记错误", "孙德明"):
        assert told in page
    entry = JournalEntry.objects.get(action="own_account_corrected")
    assert (entry.actor, json.loads(entry.details)["old_person"]) == (ground.dora, cases[0].person_id)
    assert office.post(here, typed | {"reason": "再次"}).status_code == 409


def test_a_registration_is_withdrawn_and_may_be_made_anew(ground, cases, registered):
    office, person = signed_in(ground.dora), cases[0].person
    gone = {"act": "withdraw", "seen": person.pk, "reason": "该干部未作为人员登记"}
    assert office.post(f"{HERE}{registered.pk}/", gone).status_code == 302
    assert not OwnAccount.objects.exists()
    assert "撤销登记" in said(office.get(HERE))
    typed = {"user": ground.clerks[1].username, "name": person.name, "birth_date": person.birth_date}
    assert office.post(HERE, typed).status_code == 302


def test_nobody_corrects_his_own_or_to_somebody_who_is_taken_or_to_the_same(ground, cases, registered):
    by, first, second = {"acting_user": ground.elsa, "acting_as": ""}, cases[0].person, cases[1].person
    own = name_own_account(**by, user=ground.dora, person=second)
    correct = partial(correct_own_account, acting_as="", reason="有误")
    for user, row, seen, person, why in (
        (ground.dora, own, second.pk, None, "不能更正本人的登记"),
        (ground.elsa, registered, first.pk, second, "已经登记过"),
        (ground.elsa, registered, first.pk, first, "无须更正"),
    ):
        with pytest.raises(Refusal, match=why):
            correct(acting_user=user, row=row, seen=seen, person=person)
    assert not JournalEntry.objects.filter(action__startswith="own_account_c").exists()


def test_an_officer_of_elsewhere_is_corrected_elsewhere(ground, cases, registered):
    for user in (ground.people.alice, ground.people.bob, ground.clerks[0], ground.gu, ground.fang):
        assert signed_in(user).get(f"{HERE}{registered.pk}/").status_code == 404
