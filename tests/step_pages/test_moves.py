"""The other moves by their pages: each is made through the one door, refused with a sentence, kept from strangers."""

from datetime import date

import pytest

from recruitment.cases.models import Act, Entry
from recruitment.cases.stored import facts_of
from recruitment.outcomes import State
from recruitment.people.models import Membership
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, open_steps, walk
from workflows import moves

from .typing import typed

DAYS = calendar(APPLIED_ON)


def path(case, move: str) -> str:
    return f"/cases/{case.pk}/moves/{move}/"


def state_of(case) -> str:
    case.refresh_from_db()
    return case.state


def test_a_case_is_suspended_and_resumed(client, people, case):
    client.force_login(people.alice)
    assert client.get(path(case, "suspend")).status_code == 200
    answer = client.post(path(case, "suspend"), {"on": "2015.4.1", "reason": ""})
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (422, True)
    assert answer.context["form"]["on"].value() == "2015.4.1"
    assert client.post(path(case, "suspend"), {"on": "2015.4.1", "reason": "出国"}).status_code == 302
    assert state_of(case) == State.SUSPENDED
    assert client.post(path(case, "resume"), {"on": "20150901", "reason": "回国"}).status_code == 302
    assert open_steps(case) == {N(1)}


def test_a_withdrawal_is_taken_once_and_answered_the_second_time(client, people, case):
    client.force_login(people.alice)
    assert client.post(path(case, "withdraw"), {"on": "2015-04-01"}).status_code == 302
    answer = client.post(path(case, "withdraw"), {"on": "2015-04-01"})
    assert answer.status_code == 422
    assert "只有在上级党委审批（第17步）之前才能由本人撤回" in answer.content.decode()
    assert state_of(case) == State.WITHDRAWN
    assert client.post(path(case, "open_cycle"), {"on": "2016-04-01"}).status_code == 302
    assert case.person.cases.count() == 2


def test_a_death_ends_the_case(client, people, case):
    client.force_login(people.alice)
    said = {"state": "deceased", "on": "2015-04-01", "reason": "因病去世"}
    assert client.post(path(case, "close"), said).status_code == 302
    assert state_of(case) == State.DECEASED


def test_a_case_on_its_way_is_accepted_by_the_branch_it_goes_to(client, people, case):
    walk(people, case, until=N(4))
    client.force_login(people.alice)
    said = {
        "left_on": "2015-07-01",
        "to_unit": people.branch_b.pk,
        "reason": "工作调动",
        "materials_handed_over": "true",
    }
    assert client.post(path(case, "transfer_out"), said).status_code == 302
    client.force_login(people.charlie)
    assert "林小雨" in client.get("/cases/new/").content.decode()
    assert client.get(path(case, "accept_transfer")).status_code == 200
    assert client.get(path(case, "withdraw")).status_code == 404
    assert client.post(path(case, "accept_transfer"), {"accepted_on": "2015-07-10"}).status_code == 302
    case.refresh_from_db()
    assert (case.unit, open_steps(case)) == (people.branch_b, {N(4)})
    assert case.transfers.get().admission_materials_checked is None


def test_a_contact_is_replaced_with_the_old_ones_before_the_eyes(client, people, case):
    walk(people, case, until=N(6))
    client.force_login(people.alice)
    form = client.get(path(case, "replace_contact")).context["form"]
    assert form["contacts-0-member"].value() == str(people.members[0].pk)
    said = typed(N(5), lawful_facts(N(5), DAYS[N(5)] + 30 * DAY), people.members[2:4])
    answer = client.post(path(case, "replace_contact"), said)
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (422, True)
    assert client.post(path(case, "replace_contact"), said | {"reason": "调离"}).status_code == 302
    assert [c.name for c in facts_of(Act.objects.filter(step=N(5)).last()).contacts] == ["党员丙", "党员丁"]
    assert open_steps(case) == {N(6)}


def test_an_introducer_on_probation_is_refused_at_his_field_and_before_submitting(client, people, case):
    walk(people, case, until=N(12))
    Membership.objects.filter(person=people.members[2]).update(status="probationary")
    client.force_login(people.alice)
    said = typed(N(9), lawful_facts(N(9), DAYS[N(9)]), people.members[2:4]) | {"reason": "调离"}
    seen = client.post(path(case, "replace_introducer"), said | {"do": "preview"}, headers={"HX-Request": "true"})
    assert "S09-FULL" in seen.content.decode()
    answer = client.post(path(case, "replace_introducer"), said)
    assert answer.status_code == 422
    assert "S09-FULL" in str(answer.context["errors"])
    assert Act.objects.filter(step=N(9)).count() == 1


def test_examinations_are_entered_one_by_one_and_never_twice(client, people, case):
    walk(people, case, until=N(6))
    client.force_login(people.alice)
    said = {"kind": "examination", "on": "2015年12月1日", "opinion": "表现良好"}
    assert client.post(path(case, "record_entry"), said).status_code == 302
    answer = client.post(path(case, "record_entry"), said)
    assert answer.status_code == 422
    assert "已有记录，不能重复录入" in answer.content.decode()
    assert client.post(path(case, "record_entry"), said | {"kind": "pool_review"}).status_code == 422
    client.force_login(people.bob)
    assert client.post(path(case, "record_entry"), said | {"kind": "pool_review"}).status_code == 302
    assert list(Entry.objects.values_list("kind", flat=True)) == ["examination", "pool_review"]


def test_a_move_out_of_turn_is_answered_409_with_what_is_open(client, people, case):
    client.force_login(people.alice)
    answer = client.post(path(case, "record_entry"), {"kind": "examination", "on": "2015-12-01"})
    assert answer.status_code == 409
    assert "当前待办：第1步“递交入党申请书”" in answer.content.decode()


def test_the_joint_vetting_is_recorded_by_the_department(client, people, case):
    walk(people, case, until=N(12))
    said = typed("joint_vetting", lawful_facts("joint_vetting", DAYS[N(10)] + 3 * DAY))
    client.force_login(people.dora)
    assert client.post(path(case, "record_joint_vetting"), said).status_code == 302
    assert facts_of(Act.objects.get(step="joint_vetting")).departments_missing == []


@pytest.mark.parametrize("move", ["withdraw", "close", "suspend", "transfer_out", "record_joint_vetting"])
def test_who_sees_the_case_but_holds_no_post_for_it_is_told_who_does(client, people, case, move):
    client.force_login(people.bob)
    for answer in (client.get(path(case, move)), client.post(path(case, move), {"on": "2015-04-01", "reason": "试"})):
        assert answer.status_code == 403
        assert "您现在没有这一岗位" in answer.content.decode()
    assert state_of(case) == State.APPLICANT


def test_a_stranger_finds_nothing(client, people, case):
    client.force_login(people.charlie)
    for move in ("withdraw", "accept_transfer", "amend", "no_such_move"):
        assert client.get(path(case, move)).status_code == 404


def test_a_fact_is_amended_with_its_old_value_kept_and_the_rules_asked_again(client, people, case):
    walk(people, case, until=N(3))
    client.force_login(people.alice)
    assert "谈话日期" in client.get(path(case, "amend")).content.decode()
    act = Act.objects.get(step=N(2))
    place = f"{path(case, 'amend')}?act={act.pk}&fact=on"
    assert "2015年3月12日" in client.get(place).content.decode()
    late = {"value": "2015年5月12日", "reason": "原件日期为五月"}
    seen = client.post(place, late | {"do": "preview"}, headers={"HX-Request": "true"})
    assert "S02-TALK-1M" in seen.content.decode()
    assert "逾期" in seen.content.decode()
    assert act.amendments.count() == 0
    assert client.post(place, late | {"reason": ""}).status_code == 422
    assert client.post(place, late).status_code == 302
    act.refresh_from_db()
    amendment = act.amendments.get()
    assert act.happened_on == date(2015, 5, 12)
    assert (amendment.old, amendment.new, amendment.amended_by) == ("2015-03-12", "2015-05-12", people.alice)
    assert client.post(place, late).status_code == 422


def test_only_the_unit_that_acts_amends_and_only_what_is_a_fact(client, people, case):
    walk(people, case, until=N(3))
    act = Act.objects.get(step=N(2))
    place = f"{path(case, 'amend')}?act={act.pk}&fact=on"
    client.force_login(people.bob)
    assert "没有您的岗位可以更正的记录" in client.get(path(case, "amend")).content.decode()
    assert client.post(place, {"value": "2015-03-13", "reason": "试"}).status_code == 403
    client.force_login(people.alice)
    for wrong in ("?act=999&fact=on", f"?act={act.pk}&fact=attempt", f"?act={act.pk}&fact=ballot.in_favour"):
        assert client.get(path(case, "amend") + wrong).status_code == 404
    assert act.amendments.count() == 0


def test_every_amendable_fact_has_its_page(client, people, case):
    walk(people, case)
    for user in (people.alice, people.bob, people.dora):
        client.force_login(user)
        for act, _step, _outcome, facts, _rows in client.get(path(case, "amend")).context["acts"]:
            for question, _value in facts:
                answer = client.get(f"{path(case, 'amend')}?act={act.pk}&fact={question.fact}")
                assert answer.status_code == 200, (act.step, question.fact)


def test_a_move_prepared_twice_leaves_one_record(client, people, case):
    client.force_login(people.alice)
    moves.suspend(case, acting_user=people.alice, on=date(2015, 4, 1), reason="出国")
    answer = client.post(path(case, "suspend"), {"on": "2015-04-02", "reason": "出国"})
    assert answer.status_code == 422
    assert "没有在办环节" in answer.content.decode()
