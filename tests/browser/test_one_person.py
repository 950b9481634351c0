"""One person from the application to the archive, through the pages, with the right account at each step.

The branch's organisation commissioner works in Simplified Chinese, the committee's officer in Traditional Chinese, the
organisation department's in English. On the way: a meeting without a majority, a form sent twice, a stale tab, a
draft, an examination entered twice.
"""

import pytest
from playwright.sync_api import expect

from recruitment.cases.models import Act, Case
from recruitment.rules.rule import JOINT_VETTING
from tests.cast import cast
from tests.facts import DAY, N, ballot, calendar, examined_on, lawful_facts
from tests.journeys import APPLIED_ON, ORDER, changes
from tests.step_pages.typing import day, page_of, typed
from workflows.models import WorkItem

from .filling import fill, submit

DAYS = calendar(APPLIED_ON)
PATIENCE = 30_000
"""Milliseconds; a slow machine is no failure."""
PERSON = {"name": "韩雪晴", "sex": "female", "birth_date": "1990.3.14", "is_citizen": "true", "is_mobile": "false"}
SPOKEN = {"aihua": "zh-hans", "bowen": "zh-hant", "deming": "en"}
HEADINGS = {
    N(2): "第2步 党组织派人谈话",
    N(4): "第4步 上級黨委備案",
    N(13): "上級黨委預審",
    N(17): "上級黨委審批",
    N(18): "Filing with the organisation department one level higher",
}
"""What stands above the form in the language of the one who acts."""


@pytest.fixture
def people(transactional_db):
    return cast("taiping")


@pytest.fixture
def windows(visitor, people):
    """One signed-in window for each account."""
    found = {}

    def window_of(user):
        if user not in found:
            found[user] = visitor().sign_in(user).speak(SPOKEN[user.username])
        return found[user]

    return window_of


def answers(people, step, **other) -> dict:
    on = DAYS[N(10)] + 3 * DAY if step == JOINT_VETTING else DAYS[step]
    facts = lawful_facts(step, on, **(changes(step, DAYS) | other))
    return typed(step, facts, people.members[:2] if step in (N(5), N(9)) else ())


def open_the_case(window, people) -> Case:
    page = window.visit("/cases/new/")
    fill(page, PERSON | {"unit": str(people.branch_a.pk), "on": day(APPLIED_ON)})
    assert submit(page) == 302
    window.check()
    return Case.objects.get()


def send_twice(window, people, case) -> None:
    """Two tabs with the same form: the first is recorded, the second is told so and keeps what was typed."""
    first, second = window.visit(page_of(case, N(1))), window.context.new_page()
    second.goto(first.url)
    fill(second, answers(people, N(1)) | {"on": day(APPLIED_ON + DAY)})
    fill(first, answers(people, N(1)))
    assert submit(first) == 302
    assert submit(second) == 409
    told = second.locator("main").inner_text()
    assert "第1步“递交入党申请书”已由陈爱华" in told
    assert "2015年3月2日" in told  # what is recorded
    assert second.locator('[name="on"]').input_value() == day(APPLIED_ON + DAY)
    second.close()


def draft_survives(window, people, case) -> None:
    """What was typed is there again after the page was left without submitting."""
    page = window.visit(page_of(case, N(2)))
    page.locator('[name="reason"]').fill("谈话记录待补")
    expect(page.locator("#draft-state")).to_contain_text("草稿已于", timeout=PATIENCE)
    window.visit(f"/cases/{case.pk}/")
    page = window.visit(page_of(case, N(2)))
    assert page.locator('[name="reason"]').input_value() == "谈话记录待补"
    page.locator('[name="reason"]').fill("")


def examine(window, case) -> None:
    for on in examined_on(DAYS):
        page = window.visit(f"/cases/{case.pk}/moves/record_entry/")
        fill(page, {"kind": "examination", "on": day(on), "opinion": "表现良好"})
        assert submit(page) == 302
    page = window.visit(f"/cases/{case.pk}/moves/record_entry/")
    fill(page, {"kind": "examination", "on": day(on)})
    assert submit(page) == 422
    assert "已有记录，不能重复录入" in page.locator("main").inner_text()


def vote_without_majority(window, people, case) -> None:
    """The preview says it while typing; submitting is refused with numbers and article, and everything stays."""
    page = window.visit(page_of(case, N(15)))
    fill(page, answers(people, N(15), ballot=ballot(6, 4)))
    said = "应到会有表决权的正式党员8人，赞成4票（到会4票，书面0票），未超过半数（需5票）"
    expect(page.locator("#preview")).to_contain_text(said, timeout=PATIENCE)
    expect(page.locator("#ballot-tally")).to_contain_text("赞成合计 4 票（需 5 票）")
    assert not Act.objects.filter(case=case, step=N(15)).exists()
    assert submit(page) == 422
    window.errors.clear()  # the browser reports the status of the answer
    window.check()
    assert said in page.locator("#summary").inner_text()
    assert "细则(2014) 第二十一条" in page.locator("#summary").inner_text()
    assert page.locator('[name="ballot-against"]').input_value() == "2"
    assert not Act.objects.filter(case=case, step=N(15)).exists()


def take(window, people, case, step) -> None:
    page = window.visit(page_of(case, step))
    if step in HEADINGS:
        assert HEADINGS[step] in page.locator(".step-title").inner_text()
    fill(page, answers(people, step))
    assert submit(page) == 302, page.locator("main").inner_text()
    assert page.url.endswith(f"/cases/{case.pk}/")


def test_one_person_from_application_to_archived_member(windows, people):
    keeper = windows(people.alice)
    case = open_the_case(keeper, people)
    send_twice(keeper, people, case)
    draft_survives(keeper, people, case)
    keeper.errors.clear()
    for step in ORDER[1:]:
        item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
        window = windows(people.in_charge(item.permission))
        if step is N(6):
            examine(window, case)
        if step is N(15):
            vote_without_majority(window, people, case)
        take(window, people, case, step)
        if step in (N(9), N(17), N(18), N(25)):
            window.errors.clear()
            window.check()
    case.refresh_from_db()
    assert case.state == "archived"
    acts = Act.objects.filter(case=case).select_related("recorded_by")
    assert [act.step for act in acts.order_by("pk")] == ORDER
    by = {act.step: act.recorded_by for act in acts}
    assert {by[N(n)] for n in (1, 3, 9, 15, 23)} == {people.alice}
    assert {by[N(n)] for n in (13, 17, 24)} == {people.bob}
    assert {by[step] for step in (JOINT_VETTING, N(18))} == {people.dora}
    assert "已归档" in keeper.visit(f"/cases/{case.pk}/").locator(".case-head h1").inner_text()
    assert "已歸檔" in windows(people.bob).visit(f"/cases/{case.pk}/").locator(".case-head h1").inner_text()
    assert "archived" in windows(people.dora).visit(f"/cases/{case.pk}/").locator(".case-head h1").inner_text()
