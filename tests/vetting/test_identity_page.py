"""The identity number by hand: who enters it, who sees it in full, that each look is on record and counted."""

import pytest
from stdnum.cn import ric

from recruitment.journal.models import JournalEntry
from recruitment.vetting.review.recording import record_relation
from tests.vetting_ground import said, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NUMBER = "110101199003140023"


@pytest.fixture
def case(ground):
    return ground.people.case(person=ground.people.applicant("林小雨"))


@pytest.fixture
def here(case):
    return f"/cases/{case.pk}/identity/"


@pytest.fixture
def number():
    return NUMBER[:-1] + ric.calc_check_digit(NUMBER)


def test_the_branch_enters_it_and_the_page_and_the_table_keep_it_covered(ground, case, here, number):
    client = signed_in(ground.people.alice)
    assert "还没有登记" in said(client.get(here))
    assert client.post(here, {"act": "enter", "number": number}).status_code == 302
    page = said(client.get(here))
    assert number not in page
    assert f"{number[:3]}*************{number[-2:]}" in page
    case.person.refresh_from_db()
    assert number not in case.person.identity_number


@pytest.mark.parametrize("typed", ["", "12345", "110101199003140000", "11010119900230002X", "abc" * 6])
def test_a_number_that_cannot_be_one_is_a_sentence_beside_the_field_and_stays_typed(ground, case, here, typed):
    response = signed_in(ground.people.alice).post(here, {"act": "enter", "number": typed})
    assert response.status_code == 422
    assert "number-error" in said(response)
    assert f'value="{typed}"' in said(response)
    case.person.refresh_from_db()
    assert case.person.identity_number == ""


def test_each_look_at_the_whole_number_has_a_reason_and_is_counted(ground, case, here, number):
    branch, committee = signed_in(ground.people.alice), signed_in(ground.people.bob)
    branch.post(here, {"act": "enter", "number": number})
    refused = committee.post(here, {"act": "reveal", "reason": " "})
    assert refused.status_code == 422
    assert number not in said(refused)
    shown = committee.post(here, {"act": "reveal", "reason": "核对函调"})
    assert number in said(shown)
    assert "no-store" in shown["Cache-Control"]
    assert "完整号码被查看 1 次" in said(branch.get(here))
    entry = JournalEntry.objects.get(action="identity_number_revealed")
    assert (entry.actor, "核对函调" in entry.details, number in entry.details) == (ground.people.bob, True, False)


MAY = {
    "alice": {"enter", "reveal"},
    "bob": {"reveal"},
    "dora": {"reveal"},
    "gu": set(),
}


@pytest.mark.parametrize("who", MAY)
def test_who_may_enter_and_who_may_see_it_in_full(ground, case, here, number, who):
    signed_in(ground.people.alice).post(here, {"act": "enter", "number": number})
    client = signed_in(getattr(ground.people, who, None) or getattr(ground, who))
    assert client.get(here).status_code == 200
    typed = {"number": number, "reason": "核对"}
    assert {act for act in ("enter", "reveal") if client.post(here, {"act": act, **typed}).status_code < 400} == MAY[
        who
    ]


def test_strangers_do_not_learn_that_there_is_one_and_a_relative_sees_it_covered(ground, case, here, number):
    signed_in(ground.people.alice).post(here, {"act": "enter", "number": number})
    assert signed_in(ground.people.charlie).get(here).status_code == 404
    assert signed_in(ground.clerks[0]).get(here).status_code == 404
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    record_relation(**by, case=case, kind="family", called="舅父", name="赵博文")
    uncle = signed_in(ground.people.bob)
    assert number not in said(uncle.get(here))
    assert uncle.post(here, {"act": "reveal", "reason": "核对"}).status_code == 404
