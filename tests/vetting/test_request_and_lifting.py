"""The committee's request at pre-review, and the superior who opens the way again: both by hand."""

import pytest
from django.utils.timezone import localdate

from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.readings.models import Reading
from recruitment.vetting.models import Round, RoundPerson, VettingRequest
from recruitment.vetting.rounds.eligible import among
from tests.facts import N
from tests.vetting_ground import VETO, district, said, signed_in, waiting
from workflows import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_committee_asks_by_hand_and_the_person_may_then_enter_a_round():
    ground = district("national", departments=2)
    (case,) = waiting(ground, "林小雨", until=N(13))
    here, committee = f"/cases/{case.pk}/vetting-request/", signed_in(ground.people.bob)
    assert "没有提出征求" in among([case], localdate())[0].lacking
    assert here in said(committee.get(f"/cases/{case.pk}/"))
    assert committee.post(here, {"reason": "群众有反映"}).status_code == 302
    assert VettingRequest.objects.get().reason == "群众有反映"
    assert among([case], localdate())[0].lacking == ""
    again = committee.post(here, {"reason": ""})
    assert again.status_code == 422
    assert "已为林小雨提出过，尚未办结" in said(again)
    round = ground.sent()
    page = said(committee.get(here))
    assert "已答复0/2" in page
    assert "区纪委监委" in page
    ground.closed(ground.replied(round))
    assert "办结" in said(committee.get(here))


def test_the_department_sees_a_request_and_does_not_make_one_and_the_branch_is_not_told():
    ground = district("national", departments=2)
    (case,) = waiting(ground, "林小雨", until=N(13))
    here = f"/cases/{case.pk}/vetting-request/"
    assert signed_in(ground.dora).get(here).status_code == 200
    assert signed_in(ground.dora).post(here, {"reason": ""}).status_code == 422
    assert signed_in(ground.people.alice).get(here).status_code == 404
    assert signed_in(ground.people.alice).post(here, {"reason": ""}).status_code == 404
    assert not VettingRequest.objects.exists()


def test_nobody_is_asked_about_somebody_who_is_no_development_object():
    ground = district("national", departments=2)
    (case,) = waiting(ground, "林小雨", until=N(4))
    response = signed_in(ground.people.bob).post(f"/cases/{case.pk}/vetting-request/", {"reason": ""})
    assert response.status_code == 409
    assert "不是发展对象" in said(response)


@pytest.fixture
def decided(ground, cases) -> RoundPerson:
    """高远, suspended after the round."""
    ground.replied(ground.sent(), 高远=VETO)
    person = RoundPerson.objects.get(name="高远")
    ground.decided(person, "suspended", consequence="suspended", reason_class="law")
    round = Round.objects.get()
    ground.closed(round)
    rounds.deliver(round, acting_user=ground.dora)
    assert Case.objects.get(pk=person.case_id).state == State.SUSPENDED
    return person


def test_only_the_superior_lifts_a_decision_and_reads_no_opinion_for_it(ground, decided):
    here = f"/vetting/decisions/{decided.pk}/"
    for user in (ground.people.bob, ground.dora, ground.people.alice, ground.gu, ground.clerks[0]):
        assert signed_in(user).get(here).status_code == 404
        assert signed_in(user).post(here, {"reason": "已查清"}).status_code == 404
    superior = signed_in(ground.fang)
    assert here in said(superior.get("/vetting/"))
    page = said(superior.get(here))
    assert "涉嫌违法犯罪" in page
    assert "盗窃" not in page
    assert Reading.objects.filter(reader=ground.fang, page="vetting_lift", case=decided.case_id).exists()
    refused = superior.post(here, {"on": "", "reason": " "})
    assert refused.status_code == 422
    assert "须写明解除的理由" in said(refused)
    assert superior.post(here, {"on": "2026-02-30", "reason": "已查清"}).status_code == 422
    assert superior.post(here, {"on": "", "reason": "已查清，不起诉"}).status_code == 302
    assert "支部现在可以恢复办理" in said(superior.get(here))
    assert here not in said(superior.get("/vetting/"))
    assert superior.post(here, {"on": "", "reason": "再次"}).status_code == 409
    branch = signed_in(ground.people.alice)
    resuming = {"on": localdate(), "reason": "上级已解除"}
    assert branch.post(f"/cases/{decided.case_id}/moves/resume/", resuming).status_code == 302
    assert Case.objects.get(pk=decided.case_id).state == State.DEVELOPMENT_OBJECT
