"""日历订阅: a secret address per post, after RFC 5545, without anybody's name."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from recruitment.journal.models import JournalEntry
from recruitment.organisation.services import end_post
from tests.facts import DAY, N
from tests.journeys import APPLIED_ON, walk
from workflows.models import WorkItem
from workflows.notices.calendar import calendar_of, of_step
from workflows.notices.models import Feed

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def made(people, case):
    """何平 waits at step 2; 爱华 makes an address for her post."""
    walk(people, people.case(person=people.applicant("何平")), until=N(2))
    return address_of(people.alice)


def address_of(user) -> str:
    client = Client()
    client.force_login(user)
    page = client.post(reverse("make_feed", args=[user.posts.first().pk]))
    assert "no-store" in page.headers["Cache-Control"]
    return re.search(r"/calendar/[\w-]+\.ics", page.content.decode())[0]


def test_a_calendar_programme_that_cannot_sign_in_reads_the_last_days_of_open_steps(made):
    response = Client().get(made)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    item = WorkItem.objects.get(due_on__isnull=False, closed_at=None)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (item.due_on, item.due_on + DAY)
    assert event["SUMMARY"] == f"到期：党组织派人谈话（案卷 {item.case_id}）"
    assert event["DESCRIPTION"] == "细则(2014) 第七条"


def test_no_persons_name_is_in_it(made):
    text = Calendar.from_ical(Client().get(made).content).to_ical().decode()
    assert not [name for name in ("何平", "林小雨", "爱华") if name in text]


def test_lines_are_folded_at_75_octets_end_in_crlf_and_stamps_are_utc(made, people):
    item = WorkItem.objects.get(due_on__isnull=False, closed_at=None)
    item.due_article = "细则(2014) 第七条；又、" * 20 + ",;\\\n"
    written = calendar_of("甲党支部", [of_step(item)])
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert re.search(rb"DTSTAMP:\d{8}T\d{6}Z", written)
    unfolded = written.replace(b"\r\n ", b"").decode()
    assert r"\,\;\\\n" in unfolded
    assert unfolded.startswith("BEGIN:VCALENDAR\r\n")


def test_where_nothing_waits_it_is_a_calendar_all_the_same():
    (zone,) = Calendar.from_ical(calendar_of("甲党支部", [])).subcomponents
    assert (zone.name, zone["TZID"]) == ("VTIMEZONE", "Asia/Shanghai")


def test_the_stamp_is_of_the_calendar_and_the_beginning_is_of_the_step(made):
    item = WorkItem.objects.get(due_on__isnull=False, closed_at=None)
    later = item.opened_at.replace(microsecond=0) + DAY
    with time_machine.travel(later, tick=False):
        (event,) = Calendar.from_ical(Client().get(made).content).walk("VEVENT")
    assert event["DTSTAMP"].dt == later
    assert event["CREATED"].dt == later - DAY


def test_the_secret_is_nowhere_kept(made):
    token = made.split("/")[-1].removesuffix(".ics")
    assert len(token) >= 43
    assert token not in str(list(Feed.objects.values())) + str(list(JournalEntry.objects.values()))


def test_a_new_address_ends_the_one_before_and_revoking_ends_it_altogether(made, people):
    newer = address_of(people.alice)
    assert Client().get(made).status_code == 404
    assert Client().get(newer).status_code == 200
    client = Client()
    client.force_login(people.alice)
    client.post(reverse("revoke_feed", args=[people.alice.posts.get().pk]))
    assert Client().get(newer).status_code == 404
    actions = (
        JournalEntry.objects.filter(action__startswith="calendar").order_by("seq").values_list("action", flat=True)
    )
    assert list(actions) == ["calendar_opened", "calendar_opened", "calendar_closed"]


@pytest.mark.parametrize("end", ["post", "account"])
def test_it_ends_with_the_post_and_with_the_account(made, people, end):
    if end == "post":
        end_post(acting_user=None, post=people.alice.posts.get(), on=APPLIED_ON)
    else:
        people.alice.is_active = False
        people.alice.save()
    assert Client().get(made).status_code == 404


def test_nobody_makes_or_revokes_the_calendar_of_anothers_post(made, people):
    client = Client()
    client.force_login(people.charlie)
    for name in ("make_feed", "revoke_feed"):
        assert client.post(reverse(name, args=[people.alice.posts.get().pk])).status_code == 404
    assert Client().get(made).status_code == 200
    assert Client().get("/calendar/guess.ics").status_code == 404
