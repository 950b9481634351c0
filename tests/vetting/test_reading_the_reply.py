"""After handing in, the department's own list tells no answer by itself: what is read there is opened and counted."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.journal.models import JournalEntry
from recruitment.vetting.models import Opinion
from recruitment.vetting.review.recording import record_relation
from recruitment.vetting.sight import openings_by, openings_of
from tests.vetting_ground import VETO, said, signed_in, waiting
from workflows import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def part(ground, cases):
    part = ground.parts(ground.sent())[0]
    return ground.reply(part, 高远=VETO)


def here(part) -> str:
    return f"/vetting/replies/{part.pk}/"


def test_the_list_shows_no_answer_until_it_is_opened_and_each_one_read_is_an_entry(ground, part):
    clerk = signed_in(ground.clerks[0])
    for place in (here(part), here(part) + "?show=exceptions"):
        page = said(clerk.get(place))
        assert "▲ 有异议" not in page
        assert page.count("✓ 已答复") == 2
    assert not JournalEntry.objects.filter(action="vetting_opinion_opened").exists()
    page = said(clerk.post(here(part), {"act": "open"}))
    assert "▲ 有异议（否决）" in page
    assert "✓ 无异议" in page
    assert openings_by(ground.clerks[0]) == 2
    page = said(clerk.post(here(part) + "?show=exceptions", {"act": "open"}))
    assert "高远" in page
    assert "林小雨" not in page
    assert [openings_of(opinion) for opinion in Opinion.objects.order_by("person__number")] == [1, 2]
    told = JournalEntry.objects.filter(action="vetting_opinion_opened").values_list("acting_as", "details")
    assert all("区纪委监委" in acting_as and "department" in details for acting_as, details in told)


def test_what_is_opened_has_further_pages_and_each_is_opened_on_record(ground, cases, monkeypatch):
    monkeypatch.setattr("workflows.vetting_pages.desk.PAGE_SIZE", 1)
    part = ground.reply(ground.parts(ground.sent())[0], 高远=VETO, 林小雨=VETO)
    clerk = signed_in(ground.clerks[0])
    seen, way = [], "?show=exceptions"
    while way:
        page = said(clerk.post(here(part) + way, {"act": "open"}))
        seen += [name for name in ("高远", "林小雨") if name in page]
        following = re.search(r'formaction="([^"]+)">下一页', page)
        way = html.unescape(following[1]) if following else ""
    assert sorted(seen) == ["林小雨", "高远"]
    assert openings_by(ground.clerks[0]) == 2


def test_nobody_reads_there_what_was_said_of_his_own_relative(ground, cases, part):
    clerk = ground.second_clerks[0]
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    record_relation(**by, case=cases[1], kind="family", called="表兄", name=clerk.last_name + clerk.first_name)
    page = said(signed_in(clerk).post(here(part), {"act": "open"}))
    assert "▲ 有异议" not in page
    assert openings_by(clerk) == 1
    assert list(rounds.open_reply(part, acting_user=clerk, people=part.round.people.values_list("pk", flat=True)))


def test_nor_before_handing_in_and_the_draft_stays_shut_to_him(ground, cases):
    part = ground.parts(ground.sent())[0]
    person = part.round.people.get(name="高远")
    rounds.answer(part, acting_user=ground.clerks[0], people=[person.pk], reply=VETO)
    clerk = ground.second_clerks[0]
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    record_relation(**by, case=cases[1], kind="family", called="表兄", name=clerk.last_name + clerk.first_name)
    client = signed_in(clerk)
    assert "▲ 有异议" not in said(client.get(here(part)))
    assert "没有这样的人" in said(client.get(here(part) + "?show=exceptions"))
    response = client.get(f"{here(part)}people/{person.pk}/", follow=True)
    assert "须由本部门其他人答复：您登记为其亲属或社会关系" in said(response)
    assert "盗窃" not in said(response)


def test_opening_costs_the_same_few_statements_for_two_people_and_for_six(ground, cases):
    def cost(client, part) -> int:
        client.get(here(part))
        with CaptureQueriesContext(connection) as sent:
            client.post(here(part), {"act": "open"})
        return len(sent)

    client = signed_in(ground.clerks[0])
    two = cost(client, ground.reply(ground.parts(ground.sent())[0]))
    waiting(ground, "甲", "乙", "丙", "丁")
    round = ground.opened(approval="部务会同意")
    rounds.collect_all(round, acting_user=ground.dora)
    rounds.send_round(round, acting_user=ground.dora)
    round.refresh_from_db()
    assert cost(client, ground.reply(ground.parts(round)[0])) == two
