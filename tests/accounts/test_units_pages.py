"""Closing a unit by its page: the administrator, a day and a reason; what hangs on it keeps it open."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import User

from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, open_unit
from tests.cast import FOUNDED


@pytest.fixture
def administrator(people):
    user = User.objects.create(username="guanli", last_name="何", first_name="管理")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.SYSTEM_ADMINISTRATOR, held_from=FOUNDED)
    return user


@pytest.fixture
def empty(people):
    people.township.refresh_from_db()
    named = {"name": "青山镇渡口党支部", "type": UnitType.BRANCH, "opened_on": date(2024, 1, 1)}
    return open_unit(acting_user=None, parent=people.township, **named)


@pytest.mark.both_databases
def test_the_administrator_closes_an_empty_unit_with_a_day_and_a_reason(client, administrator, empty):
    client.force_login(administrator)
    assert empty.name in client.get("/units/", {"name": "渡口"}).text
    said = {"on": "2026-11-20", "reason": "区委组织部批复〔2026〕12号"}
    assert client.post(f"/units/{empty.pk}/close/", said).url == "/units/"
    empty.refresh_from_db()
    assert empty.closed_on == date(2026, 11, 20)
    entry = JournalEntry.objects.latest("seq")
    assert (entry.action, entry.actor, entry.acting_as) == (
        "unit_closed_because",
        administrator,
        "中共明湖区委员会 系统管理员",
    )
    assert json.loads(entry.details)["reason"] == said["reason"]
    assert "已于2026年11月20日撤销" in client.get("/units/").text
    again = client.post(f"/units/{empty.pk}/close/", said)
    assert (again.status_code, "已于" in again.text) == (422, True)


def test_what_hangs_on_it_is_said_and_what_was_typed_is_still_there(client, people, administrator):
    client.force_login(administrator)
    said = {"on": "2026-11-20", "reason": "撤并"}
    answer = client.post(f"/units/{people.branch_a.pk}/close/", said)
    assert answer.status_code == 422
    assert "党员8人，请先转移组织关系。" in answer.text
    assert 'value="撤并"' in answer.text
    people.branch_a.refresh_from_db()
    assert people.branch_a.closed_on is None


@pytest.mark.parametrize(
    "typed", [{"on": "", "reason": "撤并"}, {"on": "2026-11-20", "reason": " "}, {"on": "2026-13-40"}]
)
def test_without_a_day_or_a_reason_it_stays(client, administrator, empty, typed):
    client.force_login(administrator)
    assert client.post(f"/units/{empty.pk}/close/", typed).status_code == 422
    empty.refresh_from_db()
    assert empty.closed_on is None


def test_nobody_closes_the_own_unit_or_one_next_door(client, people, administrator, empty):
    for user, unit in (
        (people.alice, people.branch_a),
        (people.bob, people.township),
        (administrator, people.district),
    ):
        client.force_login(user)
        assert client.post(f"/units/{unit.pk}/close/", {"on": "2026-11-20", "reason": "x"}).status_code == 404
