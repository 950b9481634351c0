"""An applicant is let see the own case, by the branch; it opens nothing else, and he acts in nothing of his own."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from recruitment.accounts.case_access import end_case_access, give_case_access
from recruitment.accounts.models import CaseAccess
from recruitment.accounts.selectors import own_case
from recruitment.cases.selectors import cases_in_sight
from recruitment.journal.models import JournalEntry
from recruitment.organisation.roles import Role
from recruitment.organisation.selectors import permissions_of
from recruitment.organisation.services import appoint
from recruitment.organisation.substituting import substitute
from recruitment.refusal import Refusal
from tests.cast import FOUNDED
from tests.facts import N, lawful_facts
from tests.journeys import APPLIED_ON
from workflows import moves


@pytest.fixture
def applicant(people):
    return User.objects.create(username="xiaoyu", last_name="林", first_name="小雨")


@pytest.mark.both_databases
def test_the_branch_gives_it_and_takes_it_back(people, case, applicant):
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    assert own_case(applicant) == case
    entry = JournalEntry.objects.last()
    assert (entry.action, entry.actor, entry.subject) == ("case_access_given", people.alice, f"case:{case.pk}")
    end_case_access(acting_user=people.alice, case=case)
    assert own_case(applicant) is None
    with pytest.raises(Refusal, match="不必停止"):
        end_case_access(acting_user=people.alice, case=case)


def test_it_is_no_post_and_shows_no_case_to_the_desks(people, case, applicant):
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    assert permissions_of(applicant) == set()
    assert list(cases_in_sight(applicant)) == []
    assert own_case(people.charlie) is None


@pytest.mark.parametrize("by", ["charlie", "bob", "dora"])
def test_only_the_branch_gives_it(people, case, applicant, by):
    with pytest.raises(Refusal, match="由青山镇机关党支部开通"):
        give_case_access(acting_user=getattr(people, by), case=case, user=applicant)


def test_not_to_oneself_nor_to_a_closed_account_nor_twice_nor_for_another(people, case, applicant):
    with pytest.raises(Refusal, match="不能给自己"):
        give_case_access(acting_user=people.alice, case=case, user=people.alice)
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    with pytest.raises(Refusal, match="不必再开"):
        give_case_access(acting_user=people.alice, case=case, user=applicant)
    other = people.case(person=people.applicant("高远"))
    with pytest.raises(Refusal, match="是另一个人的"):
        give_case_access(acting_user=people.alice, case=other, user=applicant)
    people.dora.is_active = False
    with pytest.raises(Refusal, match="已停用"):
        give_case_access(acting_user=people.alice, case=other, user=people.dora)


def test_an_account_of_another_name_is_not_the_applicants_own(client, people, case):
    stranger = User.objects.create(username="xiaoyun", last_name="林", first_name="小云")
    client.force_login(people.alice)
    answer = client.post(f"/cases/{case.pk}/access/", {"username": "xiaoyun"})
    assert "账号xiaoyun不是以林小雨的姓名开设的" in str(answer.context["form"].errors["username"])
    assert own_case(stranger) is None


@pytest.mark.both_databases
def test_the_database_itself_keeps_a_user_one_person(people, case, applicant):
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    other = people.applicant("高远")
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseAccess.objects.create(user=applicant, person=other, given_by=people.alice, acting_as="x")


def complete(case, user):
    return moves.complete_step(case, N(1), acting_user=user, facts=lawful_facts(N(1), APPLIED_ON))


def test_who_is_the_applicant_acts_on_the_own_case_in_no_post(people, case, applicant):
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    appoint(acting_user=None, user=applicant, unit=people.branch_a, role=Role.BRANCH_SECRETARY, held_from=FOUNDED)
    with pytest.raises(Refusal, match="林小雨是申请人本人"):
        complete(case, applicant)
    end_case_access(acting_user=people.alice, case=case)
    with pytest.raises(Refusal, match="林小雨是申请人本人"):  # who he is does not end with the access
        complete(case, applicant)
    assert complete(case, people.alice)


def test_nor_does_anybody_in_the_applicants_place(people, case, applicant):
    from django.utils.timezone import localdate

    give_case_access(acting_user=people.alice, case=case, user=applicant)
    post = appoint(
        acting_user=None, user=applicant, unit=people.branch_a, role=Role.BRANCH_SECRETARY, held_from=FOUNDED
    )
    today = localdate()
    substitute(acting_user=applicant, post=post, by=people.charlie, starts_on=today, ends_on=today, reason="出差")
    with pytest.raises(Refusal, match="申请人本人"):
        complete(case, people.charlie)


def test_on_the_page_a_new_account_is_opened_and_its_password_shown_once(client, people, case):
    client.force_login(people.alice)
    url = f"/cases/{case.pk}/access/"
    assert client.get(url).status_code == 200
    given = client.post(url, {"username": "xiaoyu"})
    password = given.context["password"]
    assert password in given.text
    opened = User.objects.get(username="xiaoyu")
    assert opened.check_password(password)
    assert (opened.last_name, opened.first_name) == ("林", "小雨")
    assert own_case(opened) == case
    page = client.get(url).text
    assert "账号 xiaoyu" in page
    assert password not in page
    assert client.post(f"{url}end/").status_code == 302
    assert own_case(opened) is None


def test_a_name_that_is_no_user_name_is_told_beside_the_field(client, people, case):
    client.force_login(people.alice)
    answer = client.post(f"/cases/{case.pk}/access/", {"username": "林小雨"})
    assert "用户名只用字母" in answer.text
    assert not CaseAccess.objects.exists()


@pytest.mark.parametrize("who", ["bob", "charlie", "dora"])
def test_to_all_but_the_branch_the_page_is_not_there(client, people, case, who):
    client.force_login(getattr(people, who))
    assert client.get(f"/cases/{case.pk}/access/").status_code == 404
    assert client.post(f"/cases/{case.pk}/access/end/").status_code == 404
