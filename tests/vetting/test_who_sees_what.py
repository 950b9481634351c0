"""The table role × field, and every opening on record."""

import pytest

from recruitment.journal.models import JournalEntry
from recruitment.people.models import OwnAccount
from recruitment.refusal import Refusal
from recruitment.vetting.models import Opinion, RoundPerson
from recruitment.vetting.review.recording import record_relation
from recruitment.vetting.sight import Field, open_opinions, openings_by, openings_of, opinions_in_sight, sees
from tests.vetting_ground import VETO

pytestmark = pytest.mark.django_db
F = Field
TOLD = {F.RESULT, F.REASON_CLASS}
TABLE = {
    "clerks": {F.OWN_OPINION},
    "dora": {*TOLD, F.ALL_OPINIONS, F.OBJECTION, F.MINUTES},
    "bob": {*TOLD, F.ALL_OPINIONS, F.OBJECTION},
    "alice": TOLD,
    "gu": TOLD,
    "charlie": set(),
    "fang": set(),
    "applicant": set(),
    "stranger": set(),
}


@pytest.fixture
def person(ground, cases):
    ground.replied(ground.sent(), 高远=VETO)
    return RoundPerson.objects.select_related("case__unit", "round__organiser").get(name="高远")


def user_called(name, ground, person, users):
    if name == "clerks":
        return ground.clerks[0]
    if name in ("applicant", "stranger"):
        user = users.objects.create(username=name)
        if name == "applicant":
            OwnAccount.objects.create(user=user, person=person.case.person)
        return user
    return getattr(ground, name, None) or getattr(ground.people, name)


@pytest.mark.parametrize("name", TABLE)
def test_each_role_sees_its_fields_and_no_other(ground, person, name, django_user_model):
    user = user_called(name, ground, person, django_user_model)
    assert sees(user, person) == TABLE[name]
    visible = opinions_in_sight(user, person)
    expected = {F.ALL_OPINIONS: 3, F.OWN_OPINION: 1}
    assert len(visible) == next((n for field, n in expected.items() if field in TABLE[name]), 0)
    if not visible:
        with pytest.raises(Refusal, match="没有您可以查看的联审意见"):
            open_opinions(acting_user=user, person=person)
        assert not JournalEntry.objects.filter(action="vetting_opinion_opened").exists()


def test_every_opening_is_journalled_with_the_post_and_counted(ground, person):
    opened = open_opinions(acting_user=ground.people.bob, person=person)
    assert [one.fact for one in opened if one.fact] == ["2019年因盗窃被判处拘役"]
    opinion = Opinion.objects.get(person=person, answer="objection")
    open_opinions(acting_user=ground.clerks[0], person=person)
    assert openings_of(opinion) == 2
    assert openings_by(ground.people.bob) == 3
    entry = JournalEntry.objects.filter(action="vetting_opinion_opened").first()
    assert (entry.actor, entry.acting_as) == (ground.people.bob, "中共青山镇委员会 组织员")
    assert "盗窃" not in entry.details


def test_a_relative_in_the_committee_reads_nothing_about_him(ground, person):
    name = ground.people.bob.last_name + ground.people.bob.first_name
    by = {"acting_user": ground.people.alice, "acting_as": ""}
    record_relation(**by, case=person.case, kind="family", called="叔父", name=name)
    assert sees(ground.people.bob, person) == set()


def test_another_department_sees_nothing_of_the_first(ground, person):
    (own,) = opinions_in_sight(ground.clerks[1], person)
    assert own.department.name == "区委统战部"
