"""Departments are told of the replies they owe, branches of findings to be mended, auditors of what to check again."""

import re

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from recruitment.audit.models import RectificationReply
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.deciding import check_by_hand
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.replying import Answer
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED
from tests.facts import DAY
from tests.vetting_ground import district, said, signed_in, waiting
from workflows import rectifying
from workflows.notices.models import Kind, Notice, Wish

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def told(user) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def notify():
    call_command("notify", verbosity=0)


@pytest.fixture
def ground():
    found = district()
    waiting(found, "林小雨", "高远")
    return found


def test_a_department_hears_of_a_round_at_once_before_its_last_day_and_after_it(ground):
    round = ground.sent()
    Wish.objects.create(user=ground.clerks[0], by_mail=True, address="a@example.org")
    for _ in range(2):
        notify()
    clerk = signed_in(ground.clerks[0])
    assert told(ground.clerks[0]).count(Kind.ARRIVED) == 1
    assert [sent.body for sent in mail.outbox] == ["您有 1 件待办。"]
    page = said(clerk.get(reverse("notices")))
    assert round.code in page
    assert "林小雨" not in page
    for ahead, kind in ((0, Kind.DUE), (1, Kind.OVERDUE)):
        with time_machine.travel(round.due_on + ahead * DAY):
            notify()
            assert told(ground.clerks[0])[-1] == kind
    ground.reply(ground.parts(round)[0])
    assert clerk.get(reverse("notices")).context["unread"] == 0


def test_its_calendar_bears_the_last_day_and_nobodys_name(ground):
    round = ground.sent()
    page = said(signed_in(ground.clerks[0]).post(reverse("make_feed", args=[ground.clerks[0].posts.get().pk])))
    written = Client().get(re.search(r"/calendar/[\w-]+\.ics", page)[0]).content
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (event["DTSTART"].dt, event["SUMMARY"]) == (round.due_on, f"到期：部门联审（{round.code}）")
    assert "林小雨" not in written.decode()


@pytest.fixture
def letter(people, case):
    auditor = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=auditor, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    by = {"acting_user": auditor, "acting_as": "中共明湖区委员会 督查员"}
    campaign = draw(**by, drawing=Drawing(name="督查", units=[people.district]))
    assign(**by, campaign=campaign, auditors=[auditor])
    check_by_hand(**by, item=campaign.items.get(), code="A44", answer="found", note="有涂改")
    due_on = campaign.as_of + 30 * DAY
    sent = rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=due_on)
    sent.auditor = auditor
    return sent


def test_a_branch_hears_of_a_letter_and_the_auditor_of_its_reply(people, case, letter):
    row = letter.rectifications.get()
    notify()
    assert Notice.objects.filter(user=people.alice, rectification=row).count() == 1
    assert told(letter.auditor) == []
    page = said(signed_in(people.alice).get(reverse("notices")))
    assert reverse("audit_rectification", args=[row.pk]) in page
    answer = Answer(kind=RectificationReply.Kind.EXPLANATION, text="已按规定更正并说明。")
    rectifying.reply(row, acting_user=people.alice, answer=answer)
    for _ in range(2):
        notify()
    assert told(letter.auditor) == [Kind.ARRIVED]
    assert reverse("audit_rectification", args=[row.pk]) not in said(signed_in(people.alice).get(reverse("notices")))
