"""A vetting clerk's desk: the rounds that wait for an answer of the own department, with its last day."""

import pytest

from tests.desks.conftest import look
from tests.vetting_ground import district, waiting

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def ground(db):
    return district(departments=2)


def rounds(user) -> list[str]:
    return [part.round.code for part in look(user, "desk").context["vetting"].parts]


def test_a_round_waits_from_its_sending_until_it_is_answered(ground):
    waiting(ground, "林小雨")
    first, second = ground.clerks[:2]
    assert rounds(first) == []
    round = ground.sent()
    assert rounds(first) == rounds(second) == [round.code]
    text = look(first, "desk").content.decode()
    assert "剩" in text
    assert "林小雨" not in text
    mine = next(part for part in ground.parts(round) if part.unit.posts.filter(user=first).exists())
    ground.reply(mine)
    assert rounds(first) == []
    assert rounds(second) == [round.code]
