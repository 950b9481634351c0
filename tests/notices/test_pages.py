"""The bell, the list of notices, and how somebody wants to be told."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from recruitment.organisation.services import end_post
from tests.desks.conftest import statements
from tests.facts import N
from tests.journeys import APPLIED_ON, forward, walk
from workflows.notices.models import Notice, Wish

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def desk_of(client):
    def signed_in(user) -> Client:
        client.force_login(user)
        return client

    return signed_in


def unread(client) -> int:
    return client.get(reverse("notices")).context["unread"]


def test_the_bell_counts_what_is_unread_and_the_list_says_what_it_is(people, case, desk_of):
    call_command("notify", verbosity=0)
    client = desk_of(people.alice)
    response = client.get(reverse("notices"))
    assert response.context["unread"] == 1
    assert [(n.item.case, n.get_kind_display()) for n in response.context["rows"]] == [(case, "新到")]
    assert "林小雨" in response.content.decode()


def test_a_notice_is_marked_as_read_and_twice_is_harmless(people, case, desk_of):
    people.case(person=people.applicant("何平"))
    call_command("notify", verbosity=0)
    client = desk_of(people.alice)
    one = Notice.objects.filter(user=people.alice).first()
    for _ in range(2):
        client.post(reverse("mark_read"), {"notice": one.pk})
        assert unread(client) == 1
    client.post(reverse("mark_read"))
    assert unread(client) == 0
    assert client.get(reverse("mark_read")).status_code == 405


def test_nobody_reads_or_marks_the_notices_of_others(people, case, desk_of):
    call_command("notify", verbosity=0)
    client = desk_of(people.charlie)
    assert client.get(reverse("notices")).context["rows"] == []
    client.post(reverse("mark_read"), {"notice": Notice.objects.get().pk})
    assert Notice.objects.get().read_at is None


def test_a_notice_goes_when_the_step_is_taken_and_with_the_post(people, case, desk_of):
    call_command("notify", verbosity=0)
    client = desk_of(people.alice)
    forward(people, case, N(1), {N(1): APPLIED_ON})
    assert unread(client) == 0
    call_command("notify", verbosity=0)
    walk(people, people.case(person=people.applicant("何平")), until=N(2))
    people.case(person=people.applicant("高远"))
    call_command("notify", verbosity=0)
    assert unread(client) > 0
    end_post(acting_user=None, post=people.alice.posts.get(), on=APPLIED_ON)
    assert client.get(reverse("notices")).context["rows"] == []


def test_mail_is_asked_for_with_an_address(people, desk_of):
    client = desk_of(people.alice)
    response = client.post(reverse("notice_wishes"), {"by_mail": "on", "address": ""})
    assert "请填写邮箱" in response.content.decode()
    response = client.post(reverse("notice_wishes"), {"by_mail": "on", "address": "no"})
    assert 'value="no"' in response.content.decode()
    assert not Wish.objects.exists()
    client.post(reverse("notice_wishes"), {"by_mail": "on", "address": "a@example.org"})
    client.post(reverse("notice_wishes"), {"address": "a@example.org"})
    assert [(wish.user, wish.by_mail) for wish in Wish.objects.all()] == [(people.alice, False)]


def test_the_list_costs_no_more_statements_however_many_notices_there_are(people, case):
    call_command("notify", verbosity=0)
    few = statements(people.alice, "notices")
    for number in range(20):
        people.case(person=people.applicant(f"路人{number}"))
    call_command("notify", verbosity=0)
    assert statements(people.alice, "notices") == few <= 12
