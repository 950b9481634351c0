"""manage.py why: done, next, who, what blocks and by which article, until when, earliest days."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from recruitment.organisation.roles import Role
from recruitment.organisation.services import end_post
from recruitment.rules.calendar import add_months
from tests.cast import cast
from tests.facts import DAY, N, calendar
from tests.journeys import APPLIED_ON, walk
from workflows import moves
from workflows.why import why

DAYS = calendar(APPLIED_ON)


def told(case) -> str:
    out = StringIO()
    call_command("why", str(case), stdout=out)
    return out.getvalue()


def test_it_says_what_is_done_who_acts_and_by_when(people, case):
    walk(people, case, until=N(2))
    with time_machine.travel(date(2015, 4, 10)):
        text = told(case.pk)
    assert "林小雨（第1轮）　青山镇机关党支部　状态：入党申请人" in text
    assert "第1步“递交入党申请书”：2015年3月2日，受理" in text
    assert "第2步“党组织派人谈话”：由青山镇机关党支部办理，经办岗位组织委员、支部书记：陈爱华（组织委员）" in text
    assert "期限：2015年4月2日，已逾期8天（细则(2014) 第七条）" in text


def test_it_names_what_blocks_the_step_today_with_article_and_day(people, case):
    walk(people, case, until=N(6))
    with time_machine.travel(date(2016, 5, 1)):
        text, answer = told(case.pk), why(case)
    assert "不能办理：2015年6月2日确定为入党积极分子，满12个月为2016年6月2日" in text
    assert "（细则(2014) 第十三条，S06-1Y）" in text
    assert answer.earliest[N(6)] == answer.earliest[N(7)] == add_months(DAYS[N(3)], 12)


def test_the_earliest_days_follow_from_each_other(people, case):
    walk(people, case, until=N(3))
    with time_machine.travel(date(2026, 6, 1)):
        earliest = why(case).earliest
    assert list(earliest) == [N(n) for n in range(3, 26)]
    assert earliest[N(3)] == date(2026, 6, 1)
    assert earliest[N(7)] == date(2027, 6, 1)
    assert earliest[N(8)] == date(2027, 6, 8)  # five working days of publicity and the day after
    assert earliest[N(23)] == add_months(earliest[N(15)], 12)


def test_an_approved_case_may_convert_a_year_after_the_meeting(people, case):
    walk(people, case, until=N(21))
    with time_machine.travel(DAYS[N(20)] + DAY):
        assert why(case).earliest[N(23)] == add_months(DAYS[N(15)], 12)


def test_behind_a_lapsed_resolution_no_day_is_promised(people, case):
    walk(people, case, until=N(17))
    with time_machine.travel(date(2018, 1, 1)):
        answer, text = why(case), told(case.pk)
    assert [verdict.rule.id for verdict in answer.waiting[0].blocking] == ["S17-6M"]
    assert answer.earliest == {}
    assert "决议失效" in text
    assert "最早可办日期" not in text


def test_side_by_side_steps_each_have_their_unit(people, case):
    walk(people, case, until=N(18))
    waiting = {w.item.step: w for w in why(case).waiting}
    assert waiting[N(18)].item.unit == people.department
    assert waiting[N(18)].people == ["孙德明（组织部干部）"]
    assert waiting[N(20)].people == ["陈爱华（组织委员）"]


def test_where_nobody_is_in_post_at_the_unit_those_above_are_named(people, case):
    end_post(acting_user=None, post=people.bob.posts.get(role=Role.RECRUITMENT_OFFICER), on=date(2016, 1, 1))
    walk(people, case, until=N(4))
    assert "目前无人在岗" in told(case.pk)


def test_a_name_finds_the_latest_cycle_and_the_case_at_rest_says_so(people, case):
    moves.suspend(case, acting_user=people.alice, on=date(2018, 1, 1), reason="出国")
    assert "没有待办环节：案卷已暂停，恢复后继续办理" in told("林小雨")
    moves.resume(case, acting_user=people.alice, on=date(2019, 1, 1), reason="回国")
    moves.withdraw(case, acting_user=people.alice, on=date(2019, 2, 1), reason="本人要求")
    assert "没有待办环节：案卷已经办结" in told("林小雨")
    moves.open_cycle(acting_user=people.alice, person=case.person, unit=people.branch_a)
    assert "林小雨（第2轮）" in told("林小雨")


def test_two_people_of_one_name_are_told_apart_by_number(people, case):
    twin = people.case(person=people.applicant("林小雨"))
    with pytest.raises(CommandError, match=f"不止一人.*{case.pk}.*{twin.pk}"):
        told("林小雨")
    assert f"案卷{twin.pk}　林小雨" in told(twin.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("unknown", ["查无此人", "99999"])
def test_an_unknown_case_gets_a_sentence(unknown):
    with pytest.raises(CommandError, match=f"没有编号或姓名为“{unknown}”的案卷"):
        told(unknown)


@pytest.mark.django_db
def test_the_joint_vetting_is_explained_like_a_step():
    people = cast("taiping")
    case = people.case()
    walk(people, case, until="joint_vetting")
    assert "执纪执法部门联审：由明湖区委组织部办理" in told(case.pk)
