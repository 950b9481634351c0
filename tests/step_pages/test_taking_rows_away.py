"""A row that was entered by mistake is taken away by amendment: what it said, why and by whom stays to be read."""

import pytest

from recruitment.cases.models import Act, Amendment, Exclusion, Verdict
from recruitment.cases.stored import facts_of
from recruitment.journal.models import JournalEntry
from tests.facts import N
from tests.journeys import walk
from workflows.step_pages.amended_facts import without

WHY = "会议记录原件上没有这一名党员"


@pytest.fixture
def meeting(people, case) -> Act:
    walk(people, case)
    act = Act.objects.get(step=N(15), superseded=False)
    for category in ("bedridden", "abroad_6m"):
        Exclusion.objects.create(act=act, category=category, superior_consented=True, meeting_approved=False)
    return act


def page(act: Act, row: str) -> str:
    return f"/cases/{act.case_id}/moves/amend/?act={act.pk}&row={row}"


def test_an_exclusion_is_taken_away_and_the_other_stays(client, people, meeting):
    client.force_login(people.alice)
    choosing = client.get(f"/cases/{meeting.case_id}/moves/amend/").text
    assert "row=exclusions.1" in choosing
    shown = client.get(page(meeting, "exclusions.1"))
    assert "应到人数不随之改变" in shown.text
    answer = client.post(page(meeting, "exclusions.1"), {"reason": WHY})
    assert answer.status_code == 302
    assert [one.category for one in facts_of(meeting).exclusions] == ["abroad_6m"]
    amendment = Amendment.objects.get()
    assert amendment.old == "category：bedridden、superior_consented：是、meeting_approved：否"
    assert (amendment.field, amendment.new, amendment.reason) == ("exclusions.1", "删去", WHY)
    assert Verdict.objects.filter(act=meeting, superseded=True).exists()
    assert WHY in JournalEntry.objects.get(action="fact_amended").details


def test_the_record_and_the_history_tell_it_in_words(client, people, meeting):
    client.force_login(people.alice)
    client.post(page(meeting, "exclusions.2"), {"reason": WHY})
    for address in (f"records/{meeting.step}/", "history/"):
        told = client.get(f"/cases/{meeting.case_id}/{address}").text
        assert "不计入应到的党员（2）" in told
        assert "上级党组织同意：是" in told
        assert "删去" in told
        assert "abroad_6m" not in told


def test_without_a_reason_nothing_is_taken_away(client, people, meeting):
    client.force_login(people.alice)
    assert client.post(page(meeting, "exclusions.1"), {"reason": " "}).status_code == 422
    assert meeting.exclusions.count() == 2
    assert not Amendment.objects.exists()


def test_a_row_that_is_gone_and_a_fact_that_is_no_row_are_not_there(client, people, meeting):
    client.force_login(people.alice)
    for row in ("exclusions.3", "ballot.present", "on", "", "exclusions"):
        assert client.get(page(meeting, row)).status_code == 404


def test_the_preview_judges_without_the_row_and_a_stranger_takes_nothing_away(client, people, meeting):
    client.force_login(people.alice)
    seen = client.post(page(meeting, "exclusions.1"), {"do": "preview", "reason": ""}).context["preview"]
    assert seen.verdicts
    assert [one.category for one in without(facts_of(meeting), "exclusions.1").exclusions] == ["abroad_6m"]
    assert meeting.exclusions.count() == 2
    client.force_login(people.bob)
    assert client.post(page(meeting, "exclusions.1"), {"reason": WHY}).status_code in (403, 404)
    assert meeting.exclusions.count() == 2


def test_an_examination_and_a_contact_entered_by_mistake_are_taken_away(client, people, meeting):
    client.force_login(people.alice)
    cultivation = Act.objects.get(step=N(6), superseded=False)
    days = facts_of(cultivation).examined_on
    assert client.post(page(cultivation, "examined_on.2"), {"reason": WHY}).status_code == 302
    assert facts_of(cultivation).examined_on == [days[0], *days[2:]]
    contacts = Act.objects.get(step=N(5), superseded=False)
    assert client.post(page(contacts, "contacts.2"), {"reason": WHY}).status_code == 302
    assert [contact.name for contact in facts_of(contacts).contacts] == [people.members[0].name]
