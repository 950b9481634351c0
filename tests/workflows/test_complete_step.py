"""complete_step: refuses strangers, wrong turns and unlawful acts, and then nothing is stored."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from recruitment.cases.models import Act
from recruitment.journal.models import JournalEntry
from recruitment.organisation.services import end_post
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.steps import Step
from tests.facts import N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves
from workflows.gate import faults
from workflows.models import WorkItem

DAYS = calendar(APPLIED_ON)


def everything(case) -> tuple:
    """What a refused move must leave as it was."""
    case.refresh_from_db()
    items = WorkItem.objects.filter(case=case).order_by("pk").values_list("pk", "closed_at", "task__status")
    return case.state, Act.objects.filter(case=case).count(), JournalEntry.objects.count(), list(items)


def refused(case, step, **move) -> str:
    """The refusal's sentences; everything stands as before."""
    before = everything(case)
    with pytest.raises(Refusal) as refusal:
        moves.complete_step(case, step, **{"facts": lawful_facts(step, DAYS[step])} | move)
    assert everything(case) == before
    return str(refusal.value)


def test_a_stranger_is_refused_at_every_step(people, case):
    for step in Step:
        item = WorkItem.objects.get(case=case, step=step, closed_at=None)
        said = refused(case, step, acting_user=people.stranger(item.permission))
        assert f"由{item.unit.name}办理" in said
        forward(people, case, step, DAYS)


def test_a_post_that_has_ended_no_longer_acts(people, case):
    end_post(acting_user=None, post=people.alice.posts.get(), on=timezone.localdate())
    assert "没有这一岗位" in refused(case, N(1), acting_user=people.alice)


def test_a_step_whose_turn_has_not_come_is_refused_with_what_is_open(people, case):
    with pytest.raises(OutOfTurn, match=r"第3步.*现在不能办理.*当前待办：第1步“递交入党申请书”"):
        moves.complete_step(case, N(3), acting_user=people.alice, facts=lawful_facts(N(3), DAYS[N(3)]))


def test_a_step_that_is_done_is_refused_with_who_did_it_and_when(people, case):
    forward(people, case, N(1), DAYS)
    said = refused(case, N(1), acting_user=people.alice)
    today = timezone.localdate()
    assert "第1步“递交入党申请书”已由陈爱华（青山镇机关党支部 组织委员）于" in said
    assert f"{today.year}年{today.month}月{today.day}日" in said
    assert "结果为“受理”。当前待办：第2步“党组织派人谈话”" in said


def test_a_form_sent_twice_is_not_taken_for_a_second_attempt(people, case):
    again = {"acting_user": people.alice, "outcome": "returned_for_correction", "reason": "缺少日期", "attempt": 1}
    moves.complete_step(case, N(1), facts=lawful_facts(N(1), DAYS[N(1)]), **again)
    assert "已由" in refused(case, N(1), **again)
    assert WorkItem.objects.get(case=case, step=N(1), closed_at=None).attempt == 2


def test_an_act_that_the_rules_forbid_is_refused_with_the_article(people, case):
    minor = people.applicant("王小明", born=date(2000, 1, 1))
    young = people.case(person=minor)
    said = refused(young, N(1), acting_user=people.alice)
    assert "第五条" in said
    assert "S01-AGE18" in said


def test_what_the_rules_need_to_know_is_asked_for(people, case):
    said = refused(case, N(1), acting_user=people.alice, facts=lawful_facts(N(1), DAYS[N(1)], signed=None))
    assert "S01-WRITTEN" in said


def test_an_outcome_that_wants_a_reason_is_refused_without_one(people, case):
    said = refused(case, N(1), acting_user=people.alice, outcome="refused_ineligible", reason=" ")
    assert "须写明理由" in said


def test_an_outcome_that_the_step_does_not_have_is_refused(people, case):
    assert "没有“waived”这一结果" in refused(case, N(1), acting_user=people.alice, outcome="waived")


def test_a_day_that_has_not_come_is_refused(people, case):
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = refused(case, N(1), acting_user=people.alice, facts=lawful_facts(N(1), tomorrow))
    assert "尚未发生" in said


def test_a_count_that_the_register_contradicts_is_refused(people, case):
    walk(people, case, until=N(15))
    facts = lawful_facts(N(15), DAYS[N(15)], ballot=ballot(eligible=9))
    assert "按党员名册为 8 人" in refused(case, N(15), acting_user=people.alice, facts=facts)


def test_a_vote_that_did_not_carry_cannot_be_recorded_as_adopted(people, case):
    walk(people, case, until=N(15))
    facts = lawful_facts(N(15), DAYS[N(15)], ballot=ballot(present=6, in_favour=4))
    assert "S15-MAJORITY" in refused(case, N(15), acting_user=people.alice, facts=facts)


def test_the_committee_cannot_approve_another_resolution_than_the_meeting_passed(people, case):
    walk(people, case, until=N(23))
    facts = lawful_facts(N(23), DAYS[N(23)], decision="extend", extension_months=6)
    moves.complete_step(
        case, N(23), acting_user=people.alice, facts=facts, outcome="extend_probation", reason="需要继续考察"
    )
    said = refused(case, N(24), acting_user=people.bob)
    assert "支部大会的决议是“延长预备期”，不能审批为“批准转正”" in said


@pytest.mark.parametrize("order", [(9, 10, 11), (11, 10, 9), (10, 11, 9)])
def test_introducers_vetting_and_training_may_come_in_any_order(people, case, order):
    walk(people, case, until=N(9))
    for n in order:
        assert open_steps(case) >= {N(n)}
        forward(people, case, N(n), DAYS)
    assert open_steps(case) == {N(12)}


def test_the_meeting_on_conversion_waits_for_the_oath(people, case):
    walk(people, case, until=N(20))
    for n in (21, 22):
        forward(people, case, N(n), DAYS)
        assert N(23) not in open_steps(case)
    forward(people, case, N(20), DAYS)
    assert open_steps(case) == {N(23)}


def test_the_filing_may_follow_long_after_the_probation_began(people, case):
    walk(people, case, until=N(18))
    for n in (19, 20, 21, 22, 23, 24):
        forward(people, case, N(n), DAYS)
    forward(people, case, N(18), DAYS)
    assert (case.state, open_steps(case)) == ("full_member", {N(25)})
    assert list(faults()) == []


def test_a_file_is_not_closed_while_the_filing_of_the_approval_is_open(people, case):
    walk(people, case, until=N(18))
    for n in (19, 20, 21, 22, 23, 24):
        forward(people, case, N(n), DAYS)
    with pytest.raises(Refusal) as refused:
        forward(people, case, N(25), DAYS)
    said = "第18步“再上一级党委组织部门备案”尚未办理，不能归档。请先由明湖区委组织部办理备案（细则(2014) 第二十六条）。"
    assert refused.value.reasons == [said]
    assert (case.state, open_steps(case)) == ("full_member", {N(18), N(25)})
    forward(people, case, N(18), DAYS)
    forward(people, case, N(25), DAYS)
    assert (case.state, open_steps(case)) == ("archived", set())
