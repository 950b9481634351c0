"""The case on one screen."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from recruitment.cases.models import Verdict
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, walk

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def read(user, case, on=None, **more) -> str:
    with time_machine.travel(on or date.today()):
        answer = signed_in(user).get(f"/cases/{case.pk}/", **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_25_steps_stand_on_one_page_as_done_open_and_to_come(people, case):
    walk(people, case, until=N(5))
    page = read(people.alice, case, date(2015, 7, 1))
    assert page.count('<li class="place ') == 25
    assert page.count('class="place done"') == 4
    assert page.count('class="place open"') == 1
    assert "二十五步：已办 4 步" in page


def test_somebody_elses_case_is_not_found(people, case):
    client = signed_in(people.charlie)
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert client.get(f"/cases/{case.pk}/records/oath/").status_code == 404


def test_a_blocked_step_says_why_by_which_article_and_who_must_act(people, case):
    walk(people, case, until=N(6))
    page = read(people.alice, case, date(2016, 5, 1))
    assert 'class="card-now blocked"' in page
    assert "2015年6月2日确定为入党积极分子，满12个月为2016年6月2日" in page
    assert "细则(2014) 第十三条" in page
    assert "陈爱华（组织委员）" in page
    assert "最早可于 2016年6月2日 办理" in page


def test_coming_steps_have_their_earliest_lawful_day(people, case):
    walk(people, case, until=N(3))
    page = read(people.alice, case, date(2026, 6, 1))
    assert "最早 2027年6月1日" in page  # a year after the listing as activist
    assert "最早 2027年6月8日" in page  # and five working days of publicity


def test_an_open_step_beyond_its_limit_says_by_how_many_days(people, case):
    walk(people, case, until=N(2))
    page = read(people.alice, case, date(2015, 4, 10))
    assert "期限 2015年4月2日" in page
    assert "已逾期8天" in page
    assert "细则(2014) 第七条" in page


def test_a_done_step_shows_its_day_its_actor_and_what_the_rules_answered(people, case):
    walk(people, case, until=N(2))
    place = re.search(r'<li class="place done">(.*?)</li>', read(people.alice, case, date(2015, 3, 5)), re.S)[1]
    assert "2015年3月2日 陈爱华" in place
    met = Verdict.objects.filter(act__case=case, answer="met").count()
    assert f"✓{met}" in place
