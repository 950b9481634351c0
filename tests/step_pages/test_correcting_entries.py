"""correct_entry: the day of an examination is put right while step 6 is open, with a reason, by whose entry it is."""

from datetime import date

import pytest
from django.urls import reverse

from recruitment.cases.models import Entry
from recruitment.journal.models import JournalEntry
from recruitment.refusal import OutOfTurn
from tests.facts import N
from tests.journeys import walk
from workflows import moves
from workflows.models import WorkItem

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
WRONG, RIGHT = date(2015, 12, 1), date(2015, 12, 11)


@pytest.fixture
def entry(people, case):
    walk(people, case, until=N(6))
    return moves.record_entry(case, acting_user=people.alice, kind=Entry.Kind.EXAMINATION, on=WRONG)


def asked(client, entry, **said):
    address = reverse("move_page", args=[entry.case_id, "correct_entry"])
    return client.post(address, {"entry": entry.pk, "on": "2015年12月11日", "reason": "笔误"} | said)


def test_the_day_is_put_right_the_due_date_follows_and_both_days_are_told(client, people, case, entry):
    client.force_login(people.alice)
    before = WorkItem.objects.get(case=case, closed_at=None).due_on
    assert asked(client, entry, on="2016年11月1日").status_code == 302
    entry.refresh_from_db()
    assert entry.happened_on == date(2016, 11, 1)
    assert WorkItem.objects.get(case=case, closed_at=None).due_on < before  # nobody was there in the first half-year
    assert JournalEntry.objects.filter(action="entry_corrected").count() == 1
    assert "2015-12-01 → 2016-11-01，理由：笔误" in client.get(reverse("case_history", args=[case.pk])).text


def test_the_same_day_a_taken_day_and_no_reason_are_refused(client, people, case, entry):
    moves.record_entry(case, acting_user=people.alice, kind=Entry.Kind.EXAMINATION, on=RIGHT)
    client.force_login(people.alice)
    assert "无须更正" in asked(client, entry, on="2015年12月1日").text
    assert "已有记录" in asked(client, entry).text
    assert asked(client, entry, reason=" ").status_code == 422
    entry.refresh_from_db()
    assert entry.happened_on == WRONG


def test_the_committee_corrects_its_own_entries_and_no_others(client, people, case, entry):
    client.force_login(people.bob)
    assert asked(client, entry).status_code in (403, 422)
    entry.refresh_from_db()
    assert entry.happened_on == WRONG


def test_after_the_step_no_entry_is_corrected_here(client, people, case):
    walk(people, case, until=N(8))
    entry = case.entries.first()
    with pytest.raises(OutOfTurn):
        moves.correct_entry(case, acting_user=people.alice, entry=entry, on=RIGHT, reason="笔误")
    client.force_login(people.alice)
    assert asked(client, entry).status_code in (409, 422)
