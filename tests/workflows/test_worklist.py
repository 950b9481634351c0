"""What waits for whom, and until when."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from recruitment.organisation.services import end_post
from recruitment.rules.calendar import add_months
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, walk
from workflows import moves
from workflows.models import WorkItem
from workflows.worklist import inbox_of

DAYS = calendar(APPLIED_ON)
LIMITS = {
    N(2): (add_months(DAYS[N(1)], 1), "细则(2014) 第七条"),
    N(6): (add_months(DAYS[N(3)], 18), "细则(2014) 第十一条"),  # two examinations are on record
    N(17): (add_months(DAYS[N(15)], 3), "细则(2014) 第二十六条"),
    N(19): (DAYS[N(17)] + 30 * DAY, "细则(2014) 第二十九条"),
    N(24): (add_months(DAYS[N(23)], 3), "细则(2014) 第三十四条"),
}


def test_a_step_with_a_clock_is_due_by_the_rules_limit_and_article(people, case):
    walk(people, case)
    items = WorkItem.objects.filter(case=case, due_on__isnull=False)
    assert {item.step: (item.due_on, item.due_article) for item in items} == LIMITS


def test_under_the_2026_edition_the_meeting_has_a_month(people):
    applied = date(2025, 3, 3)
    case, days = people.case(on=applied), calendar(applied)
    with time_machine.travel(date(2027, 1, 1)):
        walk(people, case, until=N(15), applied_on=applied)
    item = case.work_items.get(closed_at=None)
    assert (item.due_on, item.due_article) == (add_months(days[N(13)], 1), "细则(2026) 第十九条")


def test_an_extended_approval_is_due_by_the_cap(people, case):
    walk(people, case, until=N(17))
    facts = lawful_facts(N(17), DAYS[N(17)], extension_reason="党委换届")
    moves.complete_step(case, N(17), acting_user=people.bob, facts=facts, outcome="extended_special", reason="党委换届")
    assert case.work_items.get(closed_at=None).due_on == add_months(DAYS[N(15)], 6)


def test_an_inbox_holds_what_the_posts_of_today_may_do_most_pressing_first(people, case):
    later = people.case(person=people.applicant("高远"))
    forward(people, case, N(1), DAYS)
    third = people.case(person=people.applicant("何平"))
    walk(people, third, until=N(4))
    assert [item.case for item in inbox_of(people.alice)] == [case, later]
    assert [item.case for item in inbox_of(people.bob)] == [third]
    assert list(inbox_of(people.charlie)) == []
    end_post(acting_user=None, post=people.alice.posts.get(), on=date(2020, 1, 1))
    assert list(inbox_of(people.alice)) == []


def test_the_database_itself_refuses_a_second_open_item_of_a_step(people, case):
    item = case.work_items.get()
    item.pk, item.task = None, None
    with pytest.raises(IntegrityError), transaction.atomic():
        item.save(force_insert=True)
