"""The page of a step: all 25 by their forms, errors beside fields, nothing typed is lost, nothing is taken twice."""

import pytest

from recruitment.cases.models import Act
from recruitment.cases.stored import facts_of
from recruitment.rules.rule import JOINT_VETTING
from tests.facts import DAY, N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, ORDER, changes, enter_examinations, open_steps, walk
from workflows.models import WorkItem
from workflows.step_pages.models import Draft

from .typing import day, page_of, seen, typed

DAYS = calendar(APPLIED_ON)


def form_of(people, step, **other) -> dict:
    facts = lawful_facts(step, DAYS[step], **(changes(step, DAYS) | other))
    return typed(step, facts, people.members[:2] if step in (N(5), N(9)) else ())


def post(client, people, case, step, **other):
    return client.post(page_of(case, step), form_of(people, step) | seen(case, step) | {"outcome": "forward"} | other)


@pytest.mark.both_databases
def test_a_person_goes_from_application_to_archive_by_the_forms_alone(client, people, case):
    for step in ORDER:
        if step == JOINT_VETTING:
            continue
        if step is N(6):
            enter_examinations(people, case, DAYS)
        item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
        client.force_login(people.in_charge(item.permission))
        assert client.get(page_of(case, step)).status_code == 200
        answer = post(client, people, case, step)
        told = answer.context["refusal"].reasons if answer.context and answer.context.get("refusal") else ""
        assert answer.status_code == 302, (step, told, answer.context and answer.context["errors"])
    case.refresh_from_db()
    assert case.state == "archived"
    assert Draft.objects.count() == 0
    meeting = facts_of(Act.objects.get(case=case, step=N(15)))
    assert meeting.agenda == ["candidate_report", "introducers", "committee_report", "discussion", "ballot"]
    assert (meeting.ballot.eligible, meeting.full_members, meeting.exclusions) == (8, 8, [])
    introducers = facts_of(Act.objects.get(case=case, step=N(9))).introducers
    assert [(i.name, i.member_status) for i in introducers] == [("党员甲", "full"), ("党员乙", "full")]


def test_a_broken_rule_speaks_at_the_field_with_numbers_and_article_and_everything_typed_stays(client, people, case):
    walk(people, case, until=N(15))
    client.force_login(people.alice)
    vote = typed(N(15), lawful_facts(N(15), DAYS[N(15)], ballot=ballot(6, 4)))
    answer = client.post(page_of(case, N(15)), vote | seen(case, N(15)) | {"outcome": "forward"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "应到会有表决权的正式党员8人，赞成4票（到会4票，书面0票），未超过半数（需5票）" in page
    assert "细则(2014) 第二十一条" in page
    assert any("S15-MAJORITY" in error for error in answer.context["form"].errors["ballot-in_favour"])
    assert "S15-MAJORITY" in [verdict.rule.id for verdict in answer.context["preview"].stopping]  # beside it as well
    assert answer.context["form"]["ballot-against"].value() == "2"
    assert Draft.objects.get().data["ballot-in_favour"] == ["4"]
    assert open_steps(case) == {N(15)}
    assert 'name="ballot-in_favour" value="4"' in client.get(page_of(case, N(15))).content.decode()


def test_what_cannot_be_read_is_said_beside_the_field(client, people, case):
    client.force_login(people.alice)
    answer = post(client, people, case, N(1), on="2015年2月30日")
    assert answer.status_code == 422
    assert "“2015年2月30日”不是日期" in answer.context["form"].errors["on"][0]
    walk(people, case, until=N(7))
    answer = post(client, people, case, N(7), opinion_meeting_people="十个")
    assert answer.context["form"].errors["opinion_meeting_people"] == ["“十个”不是 0 至 1000000 的整数。"]
    assert open_steps(case) == {N(7)}


def test_an_act_without_a_day_is_not_recorded(client, people, case):
    client.force_login(people.alice)
    answer = post(client, people, case, N(1), on="")
    assert answer.status_code == 422
    assert "请填写日期" in answer.context["form"].errors["on"][0]


def test_not_ticked_is_not_known_and_never_false(client, people, case):
    client.force_login(people.alice)
    answer = post(client, people, case, N(1), signed="")
    assert answer.status_code == 422
    assert "尚缺事实：本人签名" in answer.content.decode()


def test_another_outcome_asks_for_its_reason_and_is_recorded_with_it(client, people, case):
    client.force_login(people.alice)
    answer = post(client, people, case, N(1), outcome="returned_for_correction")
    assert answer.status_code == 422
    assert "须写明理由" in answer.context["form"].errors["reason"][0]
    assert post(client, people, case, N(1), outcome="returned_for_correction", reason="未签名").status_code == 302
    assert Act.objects.get(case=case).reason == "未签名"
    assert Draft.objects.count() == 0


def test_a_form_sent_twice_is_answered_with_what_happened_and_keeps_what_was_typed(client, people, case):
    client.force_login(people.alice)
    first = form_of(people, N(1)) | seen(case, N(1)) | {"outcome": "forward"}
    assert client.post(page_of(case, N(1)), first).status_code == 302
    answer = client.post(page_of(case, N(1)), first | {"on": day(DAYS[N(1)] + DAY), "seen": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "第1步“递交入党申请书”已由陈爱华（青山镇机关党支部 组织委员）于" in page
    differences = [(d.label, d.recorded, d.typed) for d in answer.context["differences"]]
    assert differences == [("发生日期", "2015年3月2日", "2015年3月3日")]
    assert "2015年3月3日" in page
    assert Act.objects.filter(case=case).count() == 1
    assert Draft.objects.get().data["on"] == ["2015年3月3日"]


def test_the_same_form_sent_twice_by_one_user_is_told_to_be_recorded_once(client, people, case):
    client.force_login(people.alice)
    form = form_of(people, N(1)) | seen(case, N(1)) | {"outcome": "forward"}
    assert client.post(page_of(case, N(1)), form).status_code == 302
    answer = client.post(page_of(case, N(1)), form)
    assert answer.status_code == 409
    assert "没有再记一次" in answer.text
    assert not Draft.objects.exists()
    another = client.post(page_of(case, N(1)), form | {"reason": "另写的一段话"})
    assert "没有再记一次" not in another.text
    assert [d.typed for d in another.context["differences"]] == ["另写的一段话"]
    assert Act.objects.filter(case=case).count() == 1


def test_a_stale_page_of_an_earlier_attempt_learns_what_changed_since(client, people, case):
    client.force_login(people.alice)
    stale = form_of(people, N(1)) | seen(case, N(1)) | {"outcome": "forward"}
    post(client, people, case, N(1), outcome="returned_for_correction", reason="未签名")
    answer = client.post(page_of(case, N(1)), stale | {"seen": "1"})
    assert answer.status_code == 409
    assert "这一步已重新打开" in answer.content.decode()
    assert open_steps(case) == {N(1)}
    assert Act.objects.filter(case=case).count() == 1


def test_a_step_out_of_turn_says_what_is_open(client, people, case):
    client.force_login(people.alice)
    answer = client.post(page_of(case, N(7)), form_of(people, N(7)) | {"attempt": "1", "outcome": "forward"})
    assert answer.status_code == 409
    assert "当前待办：第1步“递交入党申请书”" in answer.content.decode()
    assert Draft.objects.get().step == N(7)


def test_who_may_only_look_sees_the_form_and_who_must_act(client, people, case):
    client.force_login(people.bob)
    page = client.get(page_of(case, N(1)))
    assert "由青山镇机关党支部办理（组织委员、支部书记）：陈爱华（组织委员）" in page.content.decode()
    assert 'value="submit"' not in page.content.decode()
    answer = post(client, people, case, N(1))
    assert answer.status_code == 403
    assert Act.objects.count() == 0


def test_somebody_elses_case_is_not_there(client, people, case):
    client.force_login(people.charlie)
    for path in (page_of(case, N(1)), page_of(case, N(1)) + "preview/", page_of(case, N(1)) + "draft/"):
        assert client.post(path, {}).status_code == 404
    client.force_login(people.alice)
    assert client.get(page_of(case, "no_such_step")).status_code == 404
