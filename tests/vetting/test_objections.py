"""Objections: verified, heard, decided by the committee; the case follows; only the superior opens the way again."""

import pytest
from django.utils.timezone import localdate

from recruitment.cases.models import Act
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.vetting.models import Objection, RoundPerson
from recruitment.vetting.rounds.answering import Reply
from tests.facts import N
from tests.journeys import open_steps
from tests.vetting_ground import VETO
from workflows import moves, rounds
from workflows.gate import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(ground, cases):
    """高远 met with a veto."""
    return ground.replied(ground.sent(), 高远=VETO)


@pytest.fixture
def person(round):
    return RoundPerson.objects.get(round=round, name="高远")


def test_a_veto_sends_back_to_activist_and_the_clock_is_kept(ground, cases, round, person):
    assert round.state == "objections"
    with pytest.raises(Refusal, match="异议还没有决定：2号高远"):
        ground.closed(round)
    ground.decided(person, "vetoed", consequence="back_to_activist", reason_class="law")
    ground.closed(round)
    assert rounds.deliver(round, acting_user=ground.dora).done == 2
    far, near = cases[1], cases[0]
    far.refresh_from_db()
    assert (far.state, open_steps(far)) == ("activist", {N(6)})
    assert Act.objects.filter(case=far, step=N(3), superseded=False).exists()
    assert far.entries.count() >= 2
    assert N(11) in open_steps(near)
    assert list(faults()) == []
    person.refresh_from_db()
    assert (person.result, person.reason_class) == ("fail", "law")
    reasons = Act.objects.filter(case=far).exclude(reason="").values_list("reason", flat=True)
    assert set(reasons) == {"涉嫌违法犯罪"}


@pytest.mark.parametrize(("decision", "passes"), [("cleared", True), ("noted", True)])
def test_an_objection_that_does_not_hold_or_is_only_noted_lets_pass(ground, cases, round, person, decision, passes):
    ground.decided(person, decision)
    ground.closed(round)
    rounds.deliver(round, acting_user=ground.dora)
    assert (N(11) in open_steps(cases[1])) is passes


def test_a_suspension_ends_only_when_the_superior_lifts_it(ground, cases, round, person):
    ground.decided(person, "suspended", consequence="suspended", reason_class="discipline")
    ground.closed(round)
    rounds.deliver(round, acting_user=ground.dora)
    resuming = {"acting_user": ground.people.alice, "on": localdate(), "reason": "已核实"}
    with pytest.raises(OutOfTurn, match="须由上级党委解除"):
        moves.resume(cases[1], **resuming)
    objection, lifting = person.objection, {"on": localdate(), "reason": "经复查可以恢复"}
    with pytest.raises(Refusal, match="没有这一岗位"):
        rounds.lift_decision(objection, acting_user=ground.people.bob, **lifting)
    rounds.lift_decision(objection, acting_user=ground.fang, **lifting)
    with pytest.raises(OutOfTurn, match="没有需要解除"):
        rounds.lift_decision(objection, acting_user=ground.fang, **lifting)
    moves.resume(cases[1], **resuming)
    cases[1].refresh_from_db()
    assert cases[1].state == "development_object"


def test_a_closed_person_begins_anew_only_when_the_superior_lifts_it(ground, cases, round, person):
    ground.decided(person, "vetoed", consequence="closed", reason_class="law")
    ground.closed(round)
    rounds.deliver(round, acting_user=ground.dora)
    opening = {"acting_user": ground.people.alice, "person": cases[1].person, "unit": ground.people.branch_a}
    with pytest.raises(Refusal, match="须由上级党委解除后才能重新立卷"):
        moves.open_cycle(**opening)
    rounds.lift_decision(person.objection, acting_user=ground.fang, on=localdate(), reason="再审改判")
    assert moves.open_cycle(**opening).cycle == 2


def test_it_is_verified_and_the_person_heard_before_it_is_decided(ground, person):
    deciding = {"acting_user": ground.people.bob, "on": localdate(), "decision": "cleared", "reason": "查无此事"}
    with pytest.raises(Refusal, match="须先核实并听取本人意见"):
        rounds.decide_objection(person.objection, **deciding)
    rounds.verify_objection(person.objection, acting_user=ground.dora, on=localdate(), finding="同名不同人")
    with pytest.raises(Refusal, match="须先核实并听取本人意见"):
        rounds.decide_objection(person.objection, **deciding)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "须写明决定的理由"),
        ({"decision": "maybe"}, "请选择决定"),
        ({"decision": "vetoed"}, "后果只能是"),
        ({"decision": "vetoed", "consequence": "suspended"}, "后果只能是：退回入党积极分子"),
        ({"decision": "suspended", "consequence": "suspended"}, "请选择告知支部的理由类别"),
        ({"decision": "cleared", "consequence": "closed"}, "没有后果"),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(ground, person, changes, said):
    rounds.verify_objection(person.objection, acting_user=ground.dora, on=localdate(), finding="属实")
    rounds.hear_person(person.objection, acting_user=ground.dora, on=localdate(), statement="承认")
    deciding = {"acting_user": ground.people.bob, "on": localdate(), "decision": "cleared", "reason": "研究"}
    with pytest.raises(Refusal, match=said):
        rounds.decide_objection(person.objection, **deciding | changes)
    assert not Objection.objects.exclude(decision="").exists()


def test_only_the_approving_committee_decides_and_only_once(ground, person):
    rounds.verify_objection(person.objection, acting_user=ground.dora, on=localdate(), finding="属实")
    rounds.hear_person(person.objection, acting_user=ground.elsa, on=localdate(), statement="承认")
    deciding = {"on": localdate(), "decision": "cleared", "reason": "研究"}
    for stranger in (ground.people.alice, ground.dora, ground.clerks[0]):
        with pytest.raises(Refusal, match="没有这一岗位"):
            rounds.decide_objection(person.objection, acting_user=stranger, **deciding)
    rounds.decide_objection(person.objection, acting_user=ground.people.bob, **deciding)
    with pytest.raises(OutOfTurn, match="已有决定：经核实不成立"):
        rounds.decide_objection(person.objection, acting_user=ground.people.bob, **deciding)


def test_to_be_verified_is_no_consent_either(ground, cases):
    unsure = Reply("to_be_verified", fact="同名人员待查")
    round = ground.replied(ground.sent(), 林小雨=unsure)
    assert round.state == "objections"
    assert Objection.objects.get().person.name == "林小雨"
