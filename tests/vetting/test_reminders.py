"""Reminders on the fifth working day, escalation after the seventh; the sweep may run as often as it likes."""

from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from recruitment.journal.models import JournalEntry
from recruitment.vetting.models import Reminder
from tests.vetting_ground import district, waiting

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
