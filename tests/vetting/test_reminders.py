"""Reminders on the fifth working day, escalation after the seventh; the sweep may run as often as it likes."""

from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from recruitment.journal.models import JournalEntry
from recruitment.vetting.models import Reminder
from tests.vetting_ground import CLEAN, district, waiting
from workflows import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def swept(day: date) -> list[tuple[str, str]]:
    with time_machine.travel(datetime(day.year, day.month, day.day, 4)):
        call_command("remind_departments", stdout=StringIO())
        call_command("remind_departments", stdout=StringIO())
    return list(Reminder.objects.order_by("pk").values_list("department__name", "kind"))


def test_reminded_on_the_fifth_working_day_and_reported_after_the_seventh():
    with time_machine.travel(datetime(2026, 11, 2, 4)):  # a Monday without holidays behind it
        ground = district(departments=2)
        waiting(ground, "林小雨")
        round = ground.sent()
        assert round.due_on == date(2026, 11, 11)
        ground.reply(ground.parts(round)[0])
    assert swept(date(2026, 11, 6)) == []
    assert swept(date(2026, 11, 9)) == [("区委统战部", "reminder")]
    assert swept(date(2026, 11, 11)) == [("区委统战部", "reminder")]
    assert swept(date(2026, 11, 12)) == [("区委统战部", "reminder"), ("区委统战部", "escalation")]
    assert JournalEntry.objects.filter(action__in=("vetting_reminded", "vetting_escalated")).count() == 2


def test_a_department_asked_again_is_reminded_and_reported_on_days_of_its_own():
    with time_machine.travel(datetime(2026, 11, 2, 4)):
        ground = district(departments=2)
        waiting(ground, "林小雨", "高远")
        round = ground.replied(ground.sent())
        people = {person.name: person for person in round.people.all()}
        rounds.ask_again(ground.parts(round)[0], acting_user=ground.dora, person=people["高远"], facts="收到新的举报")
    with time_machine.travel(datetime(2026, 11, 4, 4)):
        rounds.ask_again(ground.parts(round)[0], acting_user=ground.dora, person=people["林小雨"], facts="收到新的举报")
    assert swept(date(2026, 11, 6)) == []
    assert swept(date(2026, 11, 9)) == [("区纪委监委", "reminder")]
    assert sorted(kind for _, kind in swept(date(2026, 11, 12))) == ["escalation", "reminder", "reminder"]
    asked = Reminder.objects.filter(kind="escalation").get().inquiry
    assert (asked.person.name, asked.due_on) == ("高远", date(2026, 11, 11))
    assert swept(date(2026, 11, 16))[-1] == ("区纪委监委", "escalation")
    with time_machine.travel(datetime(2026, 11, 13, 4)):
        page = Client()
        page.force_login(ground.dora)
        said = page.get(f"/vetting/people/{people['高远'].pk}/").content.decode()
        assert "逾期上报" in said
        assert "● 已逾期" in said


def test_who_has_answered_the_second_question_is_left_in_peace():
    with time_machine.travel(datetime(2026, 11, 2, 4)):
        ground = district(departments=2)
        waiting(ground, "林小雨")
        round = ground.replied(ground.sent())
        person, part = round.people.get(), ground.parts(round)[0]
        rounds.ask_again(part, acting_user=ground.dora, person=person, facts="收到新的举报")
        by = {"acting_user": ground.clerks[0], "person": person}
        rounds.supersede(part, **by, reply=CLEAN, reason="再次核查，无异常")
    assert swept(date(2026, 11, 30)) == []
