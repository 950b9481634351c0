"""The desk: what waits for whoever signs in, the most pressing first, with counts that lead to the same cases."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localdate

from recruitment.audit.models import RectificationReply
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.deciding import check_by_hand
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.replying import Answer
from recruitment.jobs.services import start_job
from recruitment.organisation.services import end_post
from recruitment.organisation.substituting import substitute
from tests.desks.conftest import look, names, statements
from tests.facts import DAY, N, calendar
from tests.journeys import APPLIED_ON, walk
from workflows import rectifying

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
DAYS = calendar(APPLIED_ON)


def waiting(response) -> list[tuple[str, str]]:
    return [(item.case.person.name, item.step) for desk in response.context["desks"] for item in desk.items]


def at(people, name: str, step: int, applied_on=APPLIED_ON):
    found = people.case(person=people.applicant(name), on=applied_on)
    walk(people, found, until=N(step), applied_on=applied_on)
    return found


def test_overdue_comes_first_then_by_due_date_then_what_has_no_limit(people, case):
    at(people, "高远", 2, APPLIED_ON + 20 * DAY)
    at(people, "何平", 2)
    assert [name for name, _ in waiting(look(people.alice, "desk"))] == ["何平", "高远", "林小雨"]


def test_a_deadline_is_a_sign_a_word_a_number_and_its_article(people):
    at(people, "何平", 2)
    due = people.branch_a.cases.get().work_items.get(closed_at=None).due_on
    for day, told in ((due + 3 * DAY, "● 超期 3 天"), (due, "▲ 今天到期"), (due - 20 * DAY, "○ 剩 20 天")):
        with time_machine.travel(day):
            text = re.sub(r"<[^>]+>", "", look(people.alice, "desk").content.decode())
        assert told in text
        assert "细则(2014) 第七条" in text


def test_each_count_leads_to_as_many_cases(people, case):
    at(people, "何平", 2)
    at(people, "郑远航", 9)  # two steps are open at the branch: one case
    response = look(people.alice, "desk")
    (desk,) = response.context["desks"]
    assert desk.counts == {"overdue": 1, "near": 0, "coming": 0, "all": 3}
    for name, count in desk.counts.items():
        due = "" if name == "all" else f"&due={name}"
        address = f"?waiting=keep_cases{due}"
        assert reverse("case_list") + address in response.content.decode().replace("&amp;", "&")
        assert len(names(look(people.alice, "case_list", address))) == count
    for step, _, count in desk.steps:
        assert len(names(look(people.alice, "case_list", f"?waiting=keep_cases&step={step}"))) == count


def test_each_post_has_its_own_part_and_a_stranger_sees_nothing_of_it(people, case):
    at(people, "何平", 4)
    assert waiting(look(people.bob, "desk")) == [("何平", N(4))]
    response = look(people.charlie, "desk")
    assert waiting(response) == []
    assert "没有等您办理的事项" in response.content.decode()
    assert "林小雨" not in response.content.decode()


def test_an_empty_desk_says_why_and_what_comes_next(people):
    at(people, "何平", 4)
    assert "1 件案卷正在其他单位办理" in look(people.alice, "desk").content.decode()


def test_the_organisation_department_files_and_sees_where_its_district_stands(people, case):
    at(people, "何平", 18)
    response = look(people.dora, "desk")
    assert waiting(response) == [("何平", N(18))]
    assert response.context["overview"].total == 2
    assert names(look(people.dora)) == ["何平", "林小雨"]


def test_the_auditor_sees_states_and_overdue_and_nothing_to_do(people, case, auditor):
    at(people, "何平", 2)
    response = look(auditor, "desk")
    assert waiting(response) == []
    overview = response.context["overview"]
    assert [(state.value, n) for state, n in overview.states] == [("applicant", 2)]
    assert overview.overdue == 1
    assert names(look(auditor, "case_list", "?due=overdue")) == ["何平"]


def test_the_auditor_finds_his_campaigns_and_the_branch_what_it_has_to_mend(people, case, auditor):
    by = {"acting_user": auditor, "acting_as": "中共明湖区委员会 督查员"}
    campaign = draw(**by, drawing=Drawing(name="春季督查", units=[people.district]))
    assign(**by, campaign=campaign, auditors=[auditor])
    check_by_hand(**by, item=campaign.items.get(), code="A44", answer="found", note="有涂改")
    (shown,) = look(auditor, "desk").context["auditing"].campaigns
    assert (shown.name, shown.unread, shown.flagged, shown.standing) == ("春季督查", 1, 0, 1)
    rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=campaign.as_of + DAY)
    (row,) = look(people.alice, "desk").context["mending"]
    answer = Answer(kind=RectificationReply.Kind.EXPLANATION, text="已按规定更正并说明。")
    rectifying.reply(row, acting_user=people.alice, answer=answer)
    assert look(people.alice, "desk").context["mending"] == []
    assert look(auditor, "desk").context["auditing"].rechecks == [row]
    assert look(people.dora, "desk").context["auditing"] is None


def test_a_vetting_clerk_sees_rounds_and_never_a_case(people, case, clerk):
    text = look(clerk, "desk").content.decode()
    assert "部门联审" in text
    assert "林小雨" not in text
    assert names(look(clerk)) == []


def test_whoever_holds_no_post_is_told_so(people, case):
    end_post(acting_user=None, post=people.alice.posts.get(), on=APPLIED_ON)
    assert "没有任何岗位" in look(people.alice, "desk").content.decode()


@pytest.mark.parametrize("who", ["alice", "bob", "dora", "auditor"])
def test_a_desk_costs_the_same_statements_however_many_cases_there_are(people, case, auditor, who):
    user = auditor if who == "auditor" else getattr(people, who)
    for step in (2, 4, 9, 18):
        at(people, f"甲{step}", step)
    few = statements(user, "desk")
    for number in range(12):
        at(people, f"乙{number}", (2, 4, 9, 18)[number % 4])
    assert statements(user, "desk") == few <= 20


def test_who_stands_in_sees_the_holders_desk_and_for_whom(people, case):
    today = localdate()
    substitute(
        acting_user=people.alice,
        post=people.alice.posts.get(),
        by=people.charlie,
        starts_on=today,
        ends_on=today + DAY,
        reason="外出培训",
    )
    response = look(people.charlie, "desk")
    assert waiting(response) == [("林小雨", N(1))]
    assert "青山镇机关党支部 组织委员（代陈爱华）" in response.content.decode()


def test_the_desk_tells_its_keys_and_the_jobs_under_way(people, case):
    assert "快捷键" in look(people.alice, "desk").content.decode()
    job = start_job(acting_user=people.alice, kind="bulk_step", items=[(f"case:{case.pk}", "林小雨")], title="批量办理")
    text = look(people.alice, "desk").content.decode()
    assert reverse("job_page", args=[job.pk]) in text
    assert "0/1" in text
    assert reverse("job_page", args=[job.pk]) not in look(people.bob, "desk").content.decode()
