"""Who looked at whose case: noted with each page, never changed, counted and searched by those who supervise."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.journal import append_only
from recruitment.journal.checking import Check
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.readings.models import Reading
from recruitment.readings.selectors import readings_by, readings_of
from recruitment.readings.services import note
from tests.cast import FOUNDED

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def auditor(people):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    return user


def page_of(case):
    return reverse("case_page", args=[case.pk])


def test_opening_a_case_is_noted_with_person_post_and_page(client, people, case):
    client.force_login(people.bob)
    client.get(page_of(case))
    row = readings_of(case).get()
    assert (row.reader, row.acting_as, row.page) == (people.bob, "中共青山镇委员会 组织员", "case_page")


def test_a_case_that_is_not_his_is_404_and_no_reading(client, people, case):
    client.force_login(people.charlie)
    assert client.get(page_of(case)).status_code == 404
    assert not Reading.objects.exists()


def test_noting_takes_two_statements(people, case):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        note(acting_user=people.alice, case=case, page="case_page", part="step=oath")
    assert len(asked) == 2


def test_what_an_account_saw_is_listed_latest_first(people, case):
    for page in ("case_page", "materials"):
        note(acting_user=people.alice, case=case, page=page)
    note(acting_user=people.bob, case=case, page="dossier")
    assert [row.page for row in readings_by(people.alice)] == ["materials", "case_page"]


ATTEMPTS = {
    "update": lambda: Reading.objects.update(page="x"),
    "save": lambda: Reading.objects.get().save(),
    "delete": lambda: Reading.objects.all().delete(),
    "sql": lambda: connection.cursor().execute("DELETE FROM reading"),
    "upsert": lambda: Reading.objects.bulk_create(
        [Reading(pk=row.pk, reader=row.reader, case=row.case, page="x") for row in Reading.objects.all()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["page"],
    ),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_database_refuses_to_change_a_reading(people, case, attempt):
    note(acting_user=people.alice, case=case, page="case_page")
    with pytest.raises(IntegrityError), transaction.atomic():
        ATTEMPTS[attempt]()
    assert Reading.objects.get().page == "case_page"


def test_a_missing_trigger_is_named_by_the_check_of_the_journal(people, lifted_guards):
    assert append_only.missing(connection) == []
    with lifted_guards():
        told = "".join(problem.sentence for problem in Check().problems())
    assert "reading_no_update" in told


@pytest.mark.parametrize("view", ["", "reader", "case"])
def test_the_auditor_searches_and_counts(client, people, case, auditor, view):
    other = people.case(person=people.applicant("何晓燕"))
    for _ in range(3):
        note(acting_user=people.alice, case=case, page="case_page")
    note(acting_user=people.bob, case=other, page="case_page")
    client.force_login(auditor)
    page = client.get(reverse("audit_readings"), {"view": view, "person": "林小雨"})
    assert page.status_code == 200
    assert "何晓燕" not in page.content.decode()
    assert page.context["page"].paginator.count == (3 if view == "" else 1)
    if view:
        assert page.context["page"].object_list[0]["readings"] == 3


@pytest.mark.parametrize(
    ("asked", "count"), [({"reader": "爱华"}, 1), ({"reader": "陈爱华"}, 1), ({"reader": "没有"}, 0)]
)
def test_a_reader_is_found_by_name(client, people, case, auditor, asked, count):
    note(acting_user=people.alice, case=case, page="case_page")
    client.force_login(auditor)
    assert client.get(reverse("audit_readings"), asked).context["page"].paginator.count == count


def test_a_day_that_is_none_is_a_sentence_beside_the_field(client, auditor):
    client.force_login(auditor)
    page = client.get(reverse("audit_readings"), {"first": "2026-02-30"})
    assert page.status_code == 200
    assert page.context["search"].errors["first"]


def test_the_read_log_is_not_there_for_a_branch(client, people):
    client.force_login(people.alice)
    assert client.get(reverse("audit_readings")).status_code == 404


def test_the_page_asks_as_often_for_forty_readings_as_for_two(client, people, case, auditor):
    client.force_login(auditor)
    counts = []
    for more in (2, 38):
        for _ in range(more):
            note(acting_user=people.alice, case=case, page="case_page")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("audit_readings"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
