"""Departments and their questions are rows that the organisation department keeps; what was sent stays as it was."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from recruitment.organisation.models import UnitType
from recruitment.organisation.services import open_unit
from recruitment.vetting.models import Department, Question, RoundQuestion
from recruitment.vetting.rounds.sending import departments_asked
from tests.cast import FOUNDED
from tests.vetting_ground import said, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HERE = "/vetting/departments/"


@pytest.fixture
def office(ground) -> Client:
    return signed_in(ground.dora)


@pytest.fixture
def tax(ground):
    unit = {"name": "区税务局", "type": UnitType.VETTING_DEPARTMENT, "parent": ground.people.district}
    return open_unit(acting_user=None, opened_on=FOUNDED, **unit)


def test_a_department_more_is_set_with_its_questions_one_a_line(office, tax):
    assert "区税务局" in said(office.get(HERE))
    typed = {"unit": tax.pk, "questions": "偷税漏税情况\n\n 虚开发票情况 \n", "on": localdate()}
    assert office.post(HERE, typed).status_code == 302
    department = Department.objects.get(unit=tax)
    assert list(department.questions.values_list("number", "text")) == [(1, "偷税漏税情况"), (2, "虚开发票情况")]
    assert department.position == 4
    again = office.post(HERE, typed)
    assert again.status_code == 422


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [("", "field-error"), (" \n ", "field-error"), ("甲\n甲", "重复"), ("甲" * 201, "第1行有201字")],
)
def test_bad_questions_are_a_sentence_and_set_nothing(office, tax, questions, sentence):
    response = office.post(HERE, {"unit": tax.pk, "questions": questions, "on": localdate()})
    assert response.status_code == 422
    assert sentence in said(response)
    assert not Department.objects.filter(unit=tax).exists()


def test_other_questions_and_an_end_leave_the_round_under_way_as_it_was_sent(ground, cases, office):
    round = ground.sent()
    department = Department.objects.order_by("position").first()
    here, sent = f"{HERE}{department.pk}/", list(RoundQuestion.objects.values_list("text", flat=True))
    assert office.post(here, {"act": "replace", "questions": "只问一项", "on": localdate()}).status_code == 302
    assert Question.objects.filter(department=department, retired_on=localdate()).count() == 2
    assert "停用" in said(office.get(here))
    assert list(RoundQuestion.objects.values_list("text", flat=True)) == sent
    tomorrow = localdate() + timedelta(days=1)
    assert office.post(here, {"act": "end", "questions": "", "on": tomorrow}).status_code == 302
    assert department in departments_asked(round, localdate())
    assert department not in departments_asked(round, tomorrow)
    assert round.departments.count() == 3
    assert office.post(here, {"act": "end", "questions": "", "on": tomorrow}).status_code == 422


def test_to_everybody_else_the_page_is_not_there(ground):
    department = Department.objects.first()
    for user in (ground.people.alice, ground.people.bob, ground.clerks[0], ground.gu, ground.fang):
        for place in (HERE, f"{HERE}{department.pk}/"):
            assert signed_in(user).get(place).status_code == 404
            assert signed_in(user).post(place, {"questions": "甲", "on": localdate()}).status_code == 404
