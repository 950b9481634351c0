"""导出 Excel: the rows of the list, as text, in the journal."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from recruitment.journal.models import JournalEntry
from recruitment.people.models import Person
from tests.facts import N
from tests.journeys import walk
from workflows.desks import export

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def taken_out(user, query: str = ""):
    client = Client()
    client.force_login(user)
    return client.get(reverse("export_cases") + query)


def sheet(response):
    return load_workbook(BytesIO(response.content)).active


def test_the_rows_are_those_of_the_list_in_its_order(people, case):
    other = people.case(person=people.applicant("何平"))
    walk(people, other, until=N(2))
    rows = list(sheet(taken_out(people.alice)).iter_rows(min_row=3, values_only=True))
    assert [name.value for name in sheet(taken_out(people.alice))[3]][:3] == ["序号", "案卷编号", "姓名"]
    assert [row[2] for row in rows[1:]] == ["何平", "林小雨"]
    assert rows[1][5] == "2 党组织派人谈话"
    assert "细则(2014) 第七条" in rows[1][8]
    assert [
        row[2] for row in sheet(taken_out(people.alice, "?due=overdue")).iter_rows(min_row=4, values_only=True)
    ] == ["何平"]


def test_every_cell_is_text_and_a_name_that_looks_like_a_formula_stays_a_name(people):
    people.case(person=people.applicant('=HYPERLINK("http://x")'))
    taken_over = people.applicant("@SUM(1)")
    people.case(person=taken_over)
    Person.objects.filter(pk=taken_over.pk).update(name="@SUM(1)\x0b")  # as an older database may hold it
    found = sheet(taken_out(people.alice))
    assert {cell.data_type for row in found.iter_rows(min_row=4) for cell in row} == {"s"}
    assert {cell.value for cell in found["C"][3:]} == {'=HYPERLINK("http://x")', "@SUM(1)"}
    assert all(cell.quotePrefix for cell in found["C"][3:])


def test_who_took_the_list_out_is_in_the_journal(people, case):
    taken_out(people.alice)
    entry = JournalEntry.objects.get(action="list_exported")
    assert (entry.actor, entry.subject) == (people.alice, f"user:{people.alice.pk}")
    assert '"count":1' in entry.details.replace(" ", "")


def test_a_stranger_takes_out_nothing(people, case):
    assert sheet(taken_out(people.charlie)).max_row == 3


def test_too_many_rows_are_refused_with_a_sentence(people, case, monkeypatch):
    monkeypatch.setattr(export, "MOST", 0)
    response = taken_out(people.alice, "?stage=1")
    assert response.url == reverse("case_list") + "?stage=1"
    client = Client()
    client.force_login(people.alice)
    assert "请先按党组织、阶段或状态缩小范围" in client.get(reverse("export_cases"), follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_it_is_written_as_it_is_asked_for_outside_a_test_too(people, case):
    """Nothing around it keeps a transaction open: the page opens the one that the journal wants."""
    assert len(list(sheet(taken_out(people.alice)).iter_rows(min_row=4))) == 1
    assert JournalEntry.objects.filter(action="list_exported").count() == 1
