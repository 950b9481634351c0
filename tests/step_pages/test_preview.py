"""The preview: the rules' answers before submitting, and nothing stored."""

from recruitment.cases.models import Act
from tests.facts import N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, walk
from workflows.step_pages.models import Draft

from .typing import page_of, seen, typed

DAYS = calendar(APPLIED_ON)


def previewed(client, case, step, data):
    return client.post(page_of(case, step) + "preview/", data | seen(case, step), headers={"HX-Request": "true"})


def test_it_shows_met_and_broken_with_numbers_and_article_and_stores_nothing(client, people, case):
    walk(people, case, until=N(15))
    client.force_login(people.alice)
    vote = typed(N(15), lawful_facts(N(15), DAYS[N(15)], ballot=ballot(4)))
    answer = previewed(client, case, N(15), vote | {"outcome": "forward"})
    page = answer.content.decode()
    assert "应到会有表决权的正式党员8人，实到4人，未超过半数（需5人到会" in page
    assert "现在提交会被退回" in page
    assert [v.rule.id for v in answer.context["preview"].stopping] == ["S15-QUORUM", "S15-MAJORITY"]
    assert 'id="known-ballot-eligible" data-known="ballot.eligible" hx-swap-oob="true">8<' in page.replace(
        "ballotel", "ballot-el"
    )
    lawful = typed(N(15), lawful_facts(N(15), DAYS[N(15)]))
    assert "现在提交可以记录" in previewed(client, case, N(15), lawful | {"outcome": "forward"}).content.decode()
    assert (Act.objects.filter(step=N(15)).count(), Draft.objects.count()) == (0, 0)


def test_what_is_lacking_is_named(client, people, case):
    client.force_login(people.alice)
    answer = previewed(client, case, N(1), {"on": "2015-03-02", "written": "true"})
    assert "尚缺事实：本人签名、注明日期" in answer.content.decode()


def test_it_is_judged_by_the_edition_of_the_act(client, people, case):
    client.force_login(people.alice)
    assert "2014年版" in previewed(client, case, N(1), {"on": "2026.5.17"}).content.decode()
    assert "2026年版" in previewed(client, case, N(1), {"on": "2026.5.18"}).content.decode()


def test_the_outcome_decides_what_stops(client, people, case):
    client.force_login(people.alice)
    assert not previewed(client, case, N(1), {"on": "2015-03-02"}).context["preview"].lawful
    returned = {"on": "2015-03-02", "outcome": "returned_for_correction", "reason": "未签名"}
    assert previewed(client, case, N(1), returned).context["preview"].lawful


def test_a_day_to_come_and_a_named_stranger_are_answered_not_thrown(client, people, case):
    client.force_login(people.alice)
    assert "尚未发生的事不能记录" in previewed(client, case, N(1), {"on": "2199-01-01"}).content.decode()
    walk(people, case, until=N(5))
    named = {"on": "1999-01-01", "contacts-0-member": str(people.members[0].pk)}
    assert "不是党员" in previewed(client, case, N(5), named).content.decode()
    stranger = {"on": "2015-06-04", "contacts-0-member": str(case.person.pk)}
    assert "contacts-0-member" in previewed(client, case, N(5), stranger).context["form"].errors


def test_without_a_script_the_button_previews_on_the_page_itself(client, people, case):
    client.force_login(people.alice)
    answer = client.post(
        page_of(case, N(1)), {"do": "preview", "on": "2015-03-02", "written": "true"} | seen(case, N(1))
    )
    assert answer.status_code == 200
    assert "尚缺事实：本人签名、注明日期" in answer.content.decode()
    assert answer.context["form"]["on"].value() == "2015-03-02"
    assert Draft.objects.count() == 0
