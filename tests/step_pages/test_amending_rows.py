"""What stands beside a step's own table is amended like any fact: people named, votes, exclusions, notices, entries."""

from datetime import date

import pytest

from recruitment.cases.models import Act, Amendment
from recruitment.cases.places import places_of
from recruitment.cases.stored import facts_of
from recruitment.journal.models import JournalEntry
from tests.facts import N
from tests.journeys import walk
from workflows.step_pages import fields, members

WHY = "核对原件后更正"


@pytest.fixture
def archived(people, case):
    walk(people, case)
    return case


def act_at(step) -> Act:
    return Act.objects.filter(step=step, superseded=False).latest("pk")


def page(act: Act, fact: str) -> str:
    return f"/cases/{act.case_id}/moves/amend/?act={act.pk}&fact={fact}"


def value_at(act: Act, fact: str):
    return places_of(Act.objects.get(pk=act.pk))[fact].value


ROWS = [
    (5, "contacts.1.is_relative", "true", True),
    (5, "contacts.2.left_on", "2015-09-01", date(2015, 9, 1)),
    (9, "introducers.2.consented", "false", False),
    (9, "introducers.1.open_introductions", "4", 4),
    (3, "committee_vote.in_favour", "2", 2),
    (8, "publicity_ended_on", "2016-12-31", date(2016, 12, 31)),
    (14, "introducer_opinions_on.2", "2017-01-03", date(2017, 1, 3)),
    (6, "examined_on.1", "2015-05-05", date(2015, 5, 5)),
    (15, "exclusions.1.category", "bedridden", "bedridden"),
]


@pytest.mark.parametrize(("number", "fact", "typed", "value"), ROWS, ids=[fact for _, fact, _, _ in ROWS])
def test_it_is_amended_with_its_old_value_kept_and_its_reason(client, people, archived, number, fact, typed, value):
    act = act_at(N(number))
    old = value_at(act, fact)
    client.force_login(next(u for u in (people.alice, people.bob, people.dora) if allowed(client, u, act, fact)))
    answer = client.post(page(act, fact), {"value": typed, "reason": WHY})
    assert answer.status_code == 302, answer.text
    assert value_at(act, fact) == value != old
    amendment = Amendment.objects.get()
    assert (amendment.field, amendment.reason) == (fact, WHY)
    assert amendment.old == ("不详" if old is None else "是" if old is True else "否" if old is False else str(old))
    entry = JournalEntry.objects.get(action="fact_amended")
    assert WHY in entry.details
    assert f'"fact":"{fact}"' in entry.details.replace(": ", ":")
    record = client.get(f"/cases/{archived.pk}/records/{act.step}/").text
    assert WHY in record


def allowed(client, user, act, fact) -> bool:
    client.force_login(user)
    return client.get(page(act, fact)).status_code == 200


def test_another_person_was_the_contact(client, people, archived):
    act = act_at(N(5))
    other = people.members[3]
    client.force_login(people.alice)
    answer = client.post(page(act, "contacts.1.name"), {"value": other.pk, "reason": WHY})
    assert answer.status_code == 302
    assert [contact.name for contact in facts_of(act).contacts] == [other.name, people.members[1].name]
    amendment = Amendment.objects.get()
    assert (amendment.old, amendment.new) == (people.members[0].name, other.name)


def test_what_contradicts_other_records_is_refused_with_a_sentence_and_still_there(client, people, archived):
    client.force_login(people.alice)
    notice = act_at(N(8))
    before = value_at(notice, "publicity_ended_on")
    client.force_login(next(u for u in (people.alice, people.bob) if allowed(client, u, notice, "publicity_ended_on")))
    answer = client.post(page(notice, "publicity_ended_on"), {"value": "2001-01-01", "reason": WHY})
    assert answer.status_code == 422
    assert "与已有的记录矛盾" in answer.text
    assert 'value="2001-01-01"' in answer.text
    assert WHY in answer.text
    assert value_at(notice, "publicity_ended_on") == before
    client.force_login(people.alice)
    cultivation = act_at(N(6))
    second = value_at(cultivation, "examined_on.2")
    answer = client.post(page(cultivation, "examined_on.1"), {"value": str(second), "reason": WHY})
    assert answer.status_code == 422
    assert "同一天已有一条" in answer.text
    assert not Amendment.objects.exists()


def plausible(field) -> str | list[str]:
    kinds = {
        fields.TruthField: "false",
        fields.CountField: "7",
        fields.DayField: "2016-02-03",
        fields.TextField: "更正",
    }
    if isinstance(field, fields.WordsField):
        return [field.choices[0][0]]
    if isinstance(field, fields.WordField | members.MemberField):
        return str(field.choices[1][0] if isinstance(field, members.MemberField) else field.choices[0][0])
    return next(typed for kind, typed in kinds.items() if isinstance(field, kind))


def test_every_place_is_previewed_and_amended_or_refused_with_a_sentence(client, people, archived):
    amended = set()
    for user in (people.alice, people.bob, people.dora):
        client.force_login(user)
        for act, _step, _outcome, facts, _rows in client.get(f"/cases/{archived.pk}/moves/amend/").context["acts"]:
            for question, _value in facts:
                form = client.get(page(act, question.fact)).context["form"]
                said = {"value": plausible(form.fields["value"]), "reason": WHY}
                assert client.post(page(act, question.fact), said | {"do": "preview"}).status_code == 200
                answer = client.post(page(act, question.fact), said)
                assert answer.status_code in (302, 422), (act.step, question.fact)
                if answer.status_code == 422:
                    assert answer.context["refusal"] or answer.context["errors"], (act.step, question.fact)
                amended.add((act.step, question.fact))
    groups = {fact.split(".")[0] for _step, fact in amended}
    assert {"contacts", "introducers", "exclusions", "committee_vote", "publicity_started_on", "examined_on"} <= groups
    assert {step for step, _fact in amended} >= {N(number) for number in range(1, 26)}
