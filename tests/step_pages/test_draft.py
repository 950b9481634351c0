"""Drafts: what was typed is there again, in another window and after the session."""

from recruitment.cases.models import Act
from tests.facts import N, lawful_facts
from tests.journeys import APPLIED_ON
from workflows import moves
from workflows.step_pages.models import Draft

from .typing import page_of, seen


def save(client, case, **data):
    return client.post(page_of(case, N(1)) + "draft/", data | seen(case, N(1)))


def test_it_is_kept_and_fills_the_form_again(client, people, case):
    client.force_login(people.alice)
    assert save(client, case, on="二〇一五年三月", written="true", reason="待补").status_code == 200
    client.logout()
    client.force_login(people.alice)
    form = client.get(page_of(case, N(1))).context["form"]
    assert [form[name].value() for name in ("on", "written", "reason")] == ["二〇一五年三月", "true", "待补"]
    assert Act.objects.count() == 0


def test_the_button_saves_it_without_a_script(client, people, case):
    client.force_login(people.alice)
    answer = client.post(page_of(case, N(1)), {"do": "draft", "on": "2015-3-2"} | seen(case, N(1)), follow=True)
    assert "草稿已保存" in answer.content.decode()
    assert answer.context["form"]["on"].value() == "2015-3-2"


def test_a_second_window_does_not_overwrite_a_newer_draft_unasked(client, people, case):
    client.force_login(people.alice)
    save(client, case, on="2015-03-02")
    first = Draft.objects.get().version
    save(client, case, on="2015-03-03", draft=str(first))
    answer = save(client, case, on="2015-03-04", draft=str(first))
    assert answer.status_code == 409
    assert "另一个窗口保存了较新的草稿" in answer.content.decode()
    assert Draft.objects.get().data["on"] == ["2015-03-03"]


def test_nobody_else_reads_it(client, people, case):
    client.force_login(people.alice)
    save(client, case, on="2015-03-09")
    client.force_login(people.bob)
    assert str(client.get(page_of(case, N(1))).context["form"]["on"].value()) == "2015-03-02"  # as the case was opened


def test_a_draft_beyond_all_measure_is_not_kept(client, people, case):
    client.force_login(people.alice)
    assert save(client, case, reason="长" * 300_000).status_code == 409
    assert Draft.objects.count() == 0


def test_a_draft_of_a_step_that_somebody_else_took_is_still_shown(client, people, case):
    client.force_login(people.alice)
    save(client, case, on="2015-03-02", reason="我写的")

    moves.complete_step(case, N(1), acting_user=people.alice, facts=lawful_facts(N(1), APPLIED_ON))
    page = client.get(page_of(case, N(1)))
    assert page.status_code == 200
    assert "我写的" in page.content.decode()
    assert "已由陈爱华" in page.content.decode()
