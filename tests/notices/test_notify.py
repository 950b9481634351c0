"""manage.py notify: who is told what, once, however often it runs."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from recruitment.organisation.services import end_post
from recruitment.organisation.substituting import substitute
from tests.cast import cast
from tests.facts import DAY, N
from tests.journeys import APPLIED_ON, walk
from workflows.notices.models import Kind, Mail, Notice, Wish

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def at(people, name: str, step: int):
    found = people.case(person=people.applicant(name))
    walk(people, found, until=N(step))
    return found


def told(user) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(user=user).order_by("item__case__person__name", "kind")
    return [(notice.item.case.person.name, notice.kind) for notice in rows]


def notify():
    call_command("notify", verbosity=0)


def wish(user, address="a@example.org"):
    Wish.objects.create(user=user, by_mail=True, address=address)


def test_work_that_arrived_is_told_to_whoever_may_do_it_and_not_to_whoever_sent_it(people, case):
    at(people, "何平", 4)  # 爱华 sends it to the committee, where 博文 sits
    notify()
    assert told(people.bob) == [("何平", Kind.ARRIVED)]
    assert told(people.alice) == [("林小雨", Kind.ARRIVED)]  # step 1, which nobody's act opened
    assert told(people.charlie) == told(people.dora) == []


def test_a_step_is_called_to_mind_before_its_last_day_and_again_each_week_after_it(people, case):
    other = at(people, "何平", 2)
    due = other.work_items.get(closed_at=None).due_on
    seen = []
    for ahead in (-8, -7, -3, 0, 1, 2, 7, 8, 14, 15):
        with time_machine.travel(due + ahead * DAY):
            before = Notice.objects.filter(item__case=other).exclude(kind=Kind.ARRIVED).count()
            notify()
            kinds = Notice.objects.filter(item__case=other).exclude(kind=Kind.ARRIVED).order_by("pk")
            seen += [(ahead, notice.kind) for notice in kinds[before:]]
    assert seen == [(-7, "due"), (1, "overdue"), (7, "overdue"), (14, "overdue")]


def test_run_twice_it_tells_and_sends_once(people, case):
    wish(people.alice)
    for _ in range(2):
        notify()
    assert told(people.alice) == [("林小雨", Kind.ARRIVED)]
    assert len(mail.outbox) == 1


def test_the_mail_says_how_many_things_wait_and_nothing_more(people, case):
    people.case(person=people.applicant("何平"))
    wish(people.alice)
    notify()
    (sent,) = mail.outbox
    assert (sent.subject, sent.body, sent.to) == ("待办提醒", "您有 2 件待办。", ["a@example.org"])


def test_nobody_gets_mail_who_did_not_ask(people, case):
    Wish.objects.create(user=people.alice, by_mail=False, address="a@example.org")
    notify()
    assert mail.outbox == []


def test_no_mail_comes_again_without_news_and_one_a_day_with_news(people, case):
    wish(people.alice)
    notify()
    with time_machine.travel(case.opened_at + DAY):
        notify()
        assert len(mail.outbox) == 1
        people.case(person=people.applicant("何平"))
        notify()
        people.case(person=people.applicant("高远"))
        notify()
        assert [sent.body for sent in mail.outbox] == ["您有 1 件待办。", "您有 2 件待办。"]


def test_a_mail_that_could_not_be_sent_is_said_and_sent_the_next_time(people, case, settings):
    wish(people.alice)
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="1 封邮件没有发出"):
        notify()
    settings.EMAIL_BACKEND = works
    notify()
    assert len(mail.outbox) == 1


def test_a_claim_of_a_sender_that_died_is_taken_over_after_an_hour(people, case):
    wish(people.alice)
    notify()
    Mail.objects.update(sent_at=None)
    notify()
    assert len(mail.outbox) == 1
    with time_machine.travel(Mail.objects.get().claimed_at + DAY / 20):
        notify()
    assert len(mail.outbox) == 2


def test_whoever_holds_the_post_no_longer_is_not_told(people, case):
    wish(people.alice)
    notify()
    end_post(acting_user=None, post=people.alice.posts.get(), on=APPLIED_ON)
    Mail.objects.all().delete()
    notify()
    assert len(mail.outbox) == 1


def test_it_costs_the_same_statements_however_many_items_there_are(people, case):
    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            notify()
        return len(sent)

    few = cost()
    for number in range(30):
        people.case(person=people.applicant(f"路人{number}"))
    assert cost() == few <= 12


@pytest.mark.django_db(transaction=True)
def test_two_at_once_tell_and_send_once():
    people = cast()
    for number in range(5):
        people.case(person=people.applicant(f"路人{number}"))
    wish(people.alice)
    together = Barrier(2)

    def run(_):
        try:
            together.wait()
            notify()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, range(2)))
    assert len(told(people.alice)) == 5
    assert len(mail.outbox) == 1


def test_who_stands_in_is_told_as_well_as_the_holder(people, case):
    today = localdate()
    substitute(
        acting_user=people.alice,
        post=people.alice.posts.get(),
        by=people.charlie,
        starts_on=today,
        ends_on=today + DAY,
        reason="外出培训",
    )
    notify()
    assert told(people.alice) == told(people.charlie) == [("林小雨", Kind.ARRIVED)]
