"""One step with everything that is recorded of it."""

from datetime import date

import pytest
import time_machine

from recruitment.cases.amending import amend_fact
from recruitment.cases.models import Act
from recruitment.rules.rule import JOINT_VETTING
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, walk

from .test_case_page import signed_in

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)


def record(user, case, step, on, **headers) -> str:
    with time_machine.travel(on):
        answer = signed_in(user).get(f"/cases/{case.pk}/records/{step}/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_facts_stand_in_words_with_both_clocks_and_each_answer_with_its_article(people, case):
    walk(people, case, until=N(16))
    page = record(people.alice, case, N(15).value, date(2017, 1, 5))
    for part in (
        "发生日期",
        "录入时间",
        "陈爱华，青山镇机关党支部 组织委员",
        "应到会有表决权的正式党员",
        "无记名投票",
        "S15-MAJORITY",
    ):
        assert part in page
    assert page.count('class="finding met"') > 5


def test_an_amendment_shows_what_stood_there_what_stands_why_and_by_whom(people, case):
    walk(people, case, until=N(3))
    act = Act.objects.get(case=case, step=N(2))
    said = {
        "acting_user": people.alice,
        "acting_as": "组织委员",
        "act": act,
        "field": "on",
        "reason": "谈话记录上的日期",
    }
    amend_fact(**said, value=date(2015, 3, 20))
    page = record(people.alice, case, N(2).value, date(2015, 7, 1))
    assert f"<del>{DAYS[N(2)]}</del> → <ins>2015-03-20</ins>" in page
    assert "谈话记录上的日期" in page
    assert "更正前的审核结论" in page


def test_an_attempt_that_was_superseded_stays_to_be_read(people, case):
    walk(people, case, until=N(10))
    Act.objects.filter(case=case, step=N(9)).update(superseded=True, attested=True)
    page = record(people.alice, case, N(9).value, date(2016, 9, 1))
    assert "已由后来的记录取代" in page
    assert "据纸质材料补录" in page
    assert "党员甲" in page


def test_htmx_gets_the_part_and_everybody_else_a_page(people, case):
    part = record(people.alice, case, JOINT_VETTING, date(2015, 3, 5), **{"HX-Request": "true"})
    assert "<html" not in part
    assert "尚无记录" in part
    assert "<html" in record(people.alice, case, JOINT_VETTING, date(2015, 3, 5))


def test_an_unknown_step_is_not_found(people, case):
    assert signed_in(people.alice).get(f"/cases/{case.pk}/records/bogus/").status_code == 404
