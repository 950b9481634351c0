"""Two people complete the same step at once: one record, one clear refusal; and the join is never lost."""

from threading import Event

import pytest
from django.db import connection, transaction

from recruitment.cases.models import Act, Case
from recruitment.journal.models import JournalEntry
from recruitment.refusal import OutOfTurn
from tests.at_once import at_once
from tests.cast import cast
from tests.facts import N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves
from workflows.gate import faults

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]
DAYS = calendar(APPLIED_ON)


def test_two_people_completing_one_step_leave_one_record_and_one_clear_refusal():
    people = cast()
    case = people.case()
    talk = {"acting_user": people.alice, "facts": lawful_facts(N(1), DAYS[N(1)])}
    entries = JournalEntry.objects.count()
    results = at_once(*[lambda: moves.complete_step(case, N(1), **talk)] * 3)
    acts = [result for result in results if isinstance(result, Act)]
    refusals = [str(result) for result in results if isinstance(result, OutOfTurn)]
    assert (len(acts), len(refusals)) == (1, 2)
    assert all("第1步“递交入党申请书”已由陈爱华" in said and "受理" in said for said in refusals)
    assert list(Act.objects.filter(case=case)) == acts
    assert JournalEntry.objects.count() == entries + 1
    assert open_steps(case) == {N(2)}
    assert list(faults()) == []


def test_the_last_three_of_a_stage_done_at_once_go_on_together_once():
    people = cast()
    case = people.case()
    walk(people, case, until=N(9))
    results = at_once(*[lambda n=n: forward(people, case, N(n), DAYS) for n in (9, 10, 11)])
    assert results == [None] * 3
    assert open_steps(case) == {N(12)}
    assert case.stage_runs.filter(stage=4).count() == 1
    assert list(faults()) == []


def test_a_withdrawal_and_a_step_at_once_leave_no_open_work_behind():
    people = cast()
    case = people.case()
    results = at_once(
        lambda: forward(people, case, N(1), DAYS),
        lambda: moves.withdraw(case, acting_user=people.alice, on=DAYS[N(1)], reason="本人要求"),
    )
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert all(result is None or isinstance(result, OutOfTurn) for result in results)
    assert open_steps(case) == set()
    assert list(faults()) == []


def test_two_first_cases_of_one_person_leave_one():
    people = cast()
    person = people.applicant("高远")
    opening = {"acting_user": people.alice, "person": person, "unit": people.branch_a}
    results = at_once(*[lambda: moves.open_case(**opening)] * 2)
    assert sorted(type(result).__name__ for result in results) == ["Case", "Refusal"]
    assert person.cases.count() == 1


def test_whoever_waits_too_long_for_the_lock_is_told_so():
    people = cast()
    case = people.case()
    held, tried = Event(), Event()

    def hold():
        with transaction.atomic():
            Case.objects.select_for_update().filter(pk=case.pk).update(cycle=1)
            held.set()
            tried.wait(30)

    def attempt():
        held.wait(30)
        impatient = "PRAGMA busy_timeout = 200" if connection.vendor == "sqlite" else "SET lock_timeout = 200"
        with connection.cursor() as cursor:
            cursor.execute(impatient)
        try:
            return forward(people, case, N(1), DAYS)
        finally:
            tried.set()

    _, refused = at_once(hold, attempt)
    assert "林小雨的案卷正由他人办理" in str(refused)
    assert open_steps(case) == {N(1)}
