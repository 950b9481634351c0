"""The applicant's own page: what is done, what comes next, what to bring, and nothing else."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User

from recruitment.accounts.case_access import end_case_access, give_case_access
from recruitment.cases.materials import receive_material
from recruitment.cases.models import Act, Ballot, Entry, JointVetting, Verdict
from recruitment.rules.rule import JOINT_VETTING
from tests.cases.test_materials import pdf
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, forward, walk
from workflows.case_pages.plain_words import PLAIN_WORDS

from .test_case_page import signed_in

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)


@pytest.fixture
def applicant(people, case) -> User:
    user = User.objects.create(username="linxiaoyu", last_name="林", first_name="小雨")
    give_case_access(acting_user=people.alice, case=case, user=user)
    return user


def read(user, on: date) -> str:
    with time_machine.travel(on):
        answer = signed_in(user).get("/my/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_is_done_what_comes_next_and_what_to_bring(people, case, applicant):
    page = read(applicant, date(2015, 3, 2))
    assert "第1步 递交入党申请书" in page
    assert "<li>入党申请书" in page
    by = {"acting_user": people.alice, "acting_as": "组织委员", "case": case, "received_on": date(2015, 3, 2)}
    receive_material(**by, key="application_letter", content=pdf(), file_name="申请书.pdf")
    walk(people, case, until=N(6))
    page = read(applicant, date(2016, 1, 5))
    assert "二十五步：已办 5 步" in page
    assert "时间在一年以上" in page
    assert "最早可于 2016年6月2日 办理" in page
    assert "思想汇报" in page
    assert "已经收到您的材料" in page


def test_no_word_of_an_opinion_a_vote_or_a_name_comes_onto_the_page(people, case, applicant):
    walk(people, case, until=N(16))
    canaries = plant(case)
    page = read(applicant, date(2017, 1, 5))
    text = re.sub(r"<(script|meta|link|input)[^>]*>", "", page)
    assert [word for word in canaries if word in text] == []
    for user in (people.alice, people.bob, people.dora):
        assert user.last_name + user.first_name not in text
    for member in people.members:
        assert member.name not in text
    assert not re.search(r"[赞反]成|反对|弃权|票|异议|合格|同意|违反|细则", text)


def plant(case) -> list[str]:
    """A word that nobody uses, in every text that is kept about the case, and numbers that give themselves away."""
    acts = Act.objects.filter(case=case)
    for number, act in enumerate(acts):
        Act.objects.filter(pk=act.pk).update(reason=f"金丝雀理由{number}", acting_as=f"金丝雀岗位{number}")
    Verdict.objects.filter(act__case=case).update(
        message="金丝雀结论", message_en="canary verdict", citation="金丝雀条款"
    )
    Entry.objects.create(
        case=case,
        step=N(6),
        kind=Entry.Kind.EXAMINATION,
        happened_on=date(2016, 6, 1),
        opinion="金丝雀意见",
        recorded_by=case.unit.posts.first().user,
    )
    Ballot.objects.filter(act__case=case).update(in_favour=7341, against=7342, abstained=7343, invalid=7344)
    vetted = Act.objects.create(
        case=case,
        step=JOINT_VETTING,
        outcome="objection",
        reason="金丝雀异议",
        acting_as="金丝雀部门",
        recorded_by=case.unit.posts.first().user,
        happened_on=date(2016, 7, 1),
    )
    JointVetting.objects.create(act=vetted, departments_missing="金丝雀法院")
    return ["金丝雀", "canary", "7341", "7342", "7343", "7344", "联审"]


def test_at_every_step_the_page_says_in_plain_words_what_happens(people, case, applicant):
    for number in range(1, 26):
        page = read(applicant, DAYS[N(number)])
        assert f"第{number}步 {N(number).zh}" in page
        assert PLAIN_WORDS[N(number)] in page
        forward(people, case, N(number), DAYS)
    assert "全部二十五步已经办完" in read(applicant, DAYS[N(25)])


def test_only_the_one_whom_it_concerns_and_only_as_long_as_the_branch_lets_him(people, case, applicant):
    assert signed_in(people.alice).get("/my/").status_code == 404
    for path in ("", "materials/", "history/", "chart/", "records/oath/"):
        assert signed_in(applicant).get(f"/cases/{case.pk}/{path}").status_code == 404
    end_case_access(acting_user=people.alice, case=case)
    assert signed_in(applicant).get("/my/").status_code == 404
