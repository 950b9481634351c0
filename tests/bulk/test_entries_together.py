"""Examinations and thought reports of several people: entered once, each by itself, the next due date told."""

from datetime import date

import pytest
from django.urls import reverse

from recruitment.cases.models import Entry
from tests.facts import N
from tests.journeys import walk
from workflows.models import WorkItem

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def cases(people):
    found = [people.case(person=people.applicant(name)) for name in ("何平", "高远", "白云")]
    for case in found:
        walk(people, case, until=N(6))
    return found


def send(client, cases, **said):
    data = {"case": [case.pk for case in cases], "all-kind": "examination", "all-on": "2015年12月1日"}
    return client.post(reverse("bulk_step", args=[N(6)]), data | said)


def test_one_meeting_is_entered_once_for_three_with_an_opinion_of_one_s_own_and_the_next_day_is_told(
    client, people, cases
):
    client.force_login(people.alice)
    listed = client.get(reverse("case_list"), {"step": N(6), "waiting": "mine"}).text
    assert "批量登记所选" in listed
    own = f"p{cases[0].pk}-opinion"
    answer = send(client, cases, **{"all-opinion": "表现良好", own: "学习主动"})
    assert [candidate.case.person.name for candidate in answer.context["done"]] == ["白云", "高远", "何平"]
    entries = Entry.objects.filter(happened_on=date(2015, 12, 1))
    assert sorted(entries.values_list("opinion", flat=True)) == ["学习主动", "表现良好", "表现良好"]
    due = WorkItem.objects.get(case=cases[0], closed_at=None).due_on
    assert due > date(2015, 12, 1)
    assert f"{due.year}年{due.month}月{due.day}日" in answer.text


def test_what_one_is_refused_for_is_said_with_the_person_and_the_others_are_entered(client, people, cases):
    client.force_login(people.alice)
    send(client, cases[:1])
    answer = send(client, cases, **{f"p{cases[2].pk}-on": "1月9日"})
    assert answer.status_code == 422
    told = {one.case.person.name: "".join(one.told) for one in answer.context["candidates"]}
    assert set(told) == {"何平", "白云"}
    assert "不能重复录入" in told["何平"]
    assert "不是日期" in told["白云"]
    assert Entry.objects.filter(case=cases[1]).count() == 1


def test_no_day_enters_nothing_and_a_stranger_finds_nobody(client, people, cases):
    client.force_login(people.alice)
    assert "请填写日期。" in send(client, cases, **{"all-on": ""}).text
    client.force_login(people.charlie)
    assert send(client, cases).status_code == 404
    assert not Entry.objects.exists()
