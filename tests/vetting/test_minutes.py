"""The minutes of a closed round are read by the organisation department, and by nobody whose kin is in it."""

import pytest

from recruitment.vetting.review.recording import record_relation
from tests.vetting_ground import said, signed_in

pytestmark = pytest.mark.django_db
TEXT = "会议听取各部门意见，均无异议。"


@pytest.fixture
def round(ground, cases):
    return ground.closed(ground.replied(ground.sent()))


def test_they_stand_on_the_rounds_page_with_who_closed_it_and_in_the_database_only_sealed(ground, round):
    page = said(signed_in(ground.elsa).get(f"/vetting/rounds/{round.pk}/"))
    assert TEXT in page
    assert f"{round.closed_as}" in page
    assert TEXT not in round.minutes


def test_a_relative_in_the_department_does_not_read_them(ground, cases, round):
    name = ground.elsa.last_name + ground.elsa.first_name
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    record_relation(**by, case=cases[0], kind="family", called="姑姑", name=name)
    assert TEXT not in said(signed_in(ground.elsa).get(f"/vetting/rounds/{round.pk}/"))
