"""公民身份号码: checked, sealed, masked; shown in full for a reason that stays on record."""

from datetime import date

import pytest
from django.db import connection

from recruitment.journal.models import JournalEntry
from recruitment.people.identity import (
    IdentityNumberError,
    checked_number,
    masked_number,
    people_with_number,
    record_identity_number,
    reveal_identity_number,
)
from recruitment.people.models import Person
from recruitment.people.services import register_person
from recruitment.sealing import SealError


def with_check_digit(seventeen: str) -> str:
    """The digit of GB 11643, by the table of weights as printed in the standard."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return seventeen + "10X98765432"[sum(int(d) * w for d, w in zip(seventeen, weights, strict=True)) % 11]


GOOD = with_check_digit("11010119900307889")
RESIDENTS = [with_check_digit(number) for number in ("81000019940823002", "82000019910220002", "83000019920130002")]


@pytest.mark.parametrize("number", [GOOD, *RESIDENTS])
def test_numbers_of_residents_and_of_hong_kong_macau_and_taiwan_are_taken(number):
    assert checked_number(f" {number.lower()} ") == number


def wrong_digit(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (GOOD[:15], "应为18位，填写的是15位"),
        (RESIDENTS[0][:17], "应为18位"),
        (wrong_digit(GOOD), "校验码不对"),
        (wrong_digit(RESIDENTS[2]), "校验码不对"),
        (with_check_digit("11010119901307889"), "出生日期不存在"),
        (with_check_digit("81000019901307889"), "出生日期不存在"),
        (with_check_digit("99999919900307889"), "行政区划"),
        ("1101011990030788九X", "应为数字"),
        ("81000019900307二八九X", "应为数字"),
        ("", "应为18位"),
    ],
)
def test_what_cannot_be_a_number_is_refused_with_the_reason(number, said):
    with pytest.raises(IdentityNumberError, match=said):
        checked_number(number)


@pytest.fixture
def person(db):
    return register_person(acting_user=None, name="林小雨", sex="male")


def test_the_number_is_nowhere_in_the_table_nor_in_the_journal(person):
    assert record_identity_number(acting_user=None, person=person, number=GOOD) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM recruitment_person WHERE id = %s", [person.pk])
        stored = str(cursor.fetchall())
    assert GOOD not in stored
    assert GOOD not in str(JournalEntry.objects.values_list("details", flat=True))
    assert JournalEntry.objects.filter(action="identity_number_recorded", subject=f"person:{person.pk}").count() == 1


def test_it_is_masked_and_a_look_at_all_of_it_leaves_its_reason_in_the_journal(django_user_model, person):
    record_identity_number(acting_user=None, person=person, number=GOOD)
    assert masked_number(person) == "110" + "*" * 13 + GOOD[-2:]
    clerk = django_user_model.objects.create(username="clerk")
    with pytest.raises(IdentityNumberError, match="须写明理由"):
        reveal_identity_number(acting_user=clerk, person=person, reason=" ")
    assert reveal_identity_number(acting_user=clerk, person=person, reason="核对户籍") == GOOD
    (entry,) = JournalEntry.objects.filter(action="identity_number_revealed")
    assert (entry.actor, "核对户籍" in entry.details) == (clerk, True)


def test_who_has_no_number_has_none_to_show(django_user_model, person):
    assert masked_number(person) == ""
    with pytest.raises(IdentityNumberError, match="林小雨没有登记"):
        reveal_identity_number(acting_user=django_user_model.objects.create(), person=person, reason="核对")


def test_a_number_that_somebody_else_has_is_pointed_out_and_found(person):
    record_identity_number(acting_user=None, person=person, number=GOOD)
    twin = register_person(acting_user=None, name="林晓雨", sex="male")
    (doubt,) = record_identity_number(acting_user=None, person=twin, number=GOOD)
    assert "林小雨" in doubt
    assert list(people_with_number(GOOD.lower())) == [person, twin]
    assert not people_with_number(RESIDENTS[0]).exists()


def test_birth_and_sex_that_differ_from_the_register_are_pointed_out(db):
    other = register_person(acting_user=None, name="高远", sex="female", birth_date=date(1991, 3, 7))
    other.refresh_from_db()
    doubts = record_identity_number(acting_user=None, person=other, number=GOOD)
    assert "1990-03-07" in doubts[0]
    assert "性别" in doubts[1]


def test_a_number_moved_to_another_person_does_not_open(person):
    record_identity_number(acting_user=None, person=person, number=GOOD)
    other = register_person(acting_user=None, name="高远")
    Person.objects.filter(pk=other.pk).update(identity_number=person.identity_number)
    other.refresh_from_db()
    with pytest.raises(SealError):
        masked_number(other)
