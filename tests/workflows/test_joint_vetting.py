"""record_joint_vetting: the gate before training where the profile puts it there, a record elsewhere."""

import pytest

from recruitment.cases.models import Act
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.rule import JOINT_VETTING
from tests.cast import cast
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves
from workflows.gate import faults

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)
ON = DAYS[N(10)] + 3 * DAY


@pytest.fixture
def taiping():
    return cast("taiping")


def vetted(people, case, **changes):
    reason = changes.pop("reason", "")
    facts = lawful_facts(JOINT_VETTING, changes.pop("on", ON), **changes)
    return moves.record_joint_vetting(case, acting_user=people.dora, facts=facts, reason=reason)


def test_an_objection_sends_the_case_back_to_the_vetting_and_the_rest_goes_on(taiping):
    case = taiping.case()
    walk(taiping, case, until=JOINT_VETTING)
    vetted(taiping, case, result="fail", reason="公安机关反映有行政处罚")
    assert open_steps(case) == {N(10)}
    assert Act.objects.get(case=case, step=N(10)).superseded
    assert list(faults()) == []
    facts = lawful_facts(N(10), ON + 5 * DAY, started_on=ON + DAY)
    moves.complete_step(case, N(10), acting_user=taiping.alice, facts=facts)
    vetted(taiping, case, on=ON + 6 * DAY)
    assert open_steps(case) == {N(11)}


def test_an_objection_wants_a_reason_and_a_stranger_records_nothing(taiping):
    case = taiping.case()
    walk(taiping, case, until=JOINT_VETTING)
    with pytest.raises(Refusal, match="须写明理由"):
        vetted(taiping, case, result="fail")
    facts = lawful_facts(JOINT_VETTING, ON)
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.record_joint_vetting(case, acting_user=taiping.bob, facts=facts)
    assert open_steps(case) == {JOINT_VETTING}


def test_it_waits_for_its_turn_where_training_waits_for_it(taiping):
    case = taiping.case()
    walk(taiping, case, until=N(10))
    with pytest.raises(OutOfTurn, match="执纪执法部门联审现在不能办理"):
        vetted(taiping, case)


def test_elsewhere_it_is_kept_for_the_pre_review_and_moves_nothing(people, case):
    walk(people, case, until=N(12))
    vetted(people, case)
    assert open_steps(case) == {N(12)}
    assert Act.objects.get(case=case, step=JOINT_VETTING).outcome == "forward"
    forward(people, case, N(12), DAYS)
    forward(people, case, N(13), DAYS)
    with pytest.raises(OutOfTurn):
        vetted(people, case)


def test_elsewhere_it_is_not_asked_for_before_the_listing(people, case):
    walk(people, case, until=N(8))
    with pytest.raises(OutOfTurn):
        vetted(people, case)
