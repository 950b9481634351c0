"""A paper that does not apply: proposed by the branch, answered by the committee, visible in every state."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from recruitment.cases import materials, waiving
from recruitment.cases.models import Case, WaiverDecision
from recruitment.cases.paper_list import PaperState, paper_list
from recruitment.journal.models import JournalEntry
from recruitment.refusal import Refusal
from recruitment.steps import Step
from tests import cast as people
from tests.cases.test_materials import pdf

pytestmark = [pytest.mark.django_db]
KEY = "league_recommendation_form"


@pytest.fixture
def cast():
    return people.cast()


@pytest.fixture
def case(cast) -> Case:
    return cast.case()


def propose(cast, case, reason="推荐时已满二十八周岁，不是团员", key=KEY):
    return waiving.propose_waiver(acting_user=cast.alice, acting_as="组织委员", case=case, key=key, reason=reason)


def decide(user, material, agreed, remark=""):
    return waiving.decide_waiver(acting_user=user, acting_as="组织员", material=material, agreed=agreed, remark=remark)


def state(case, key=KEY, reached=frozenset()) -> PaperState:
    return next(line.state for line in paper_list(case, set(reached)) if line.paper.key == key)


def actions(case) -> list[str]:
    entries = JournalEntry.objects.filter(subject=f"case:{case.pk}", action__startswith="material")
    return list(entries.order_by("seq").values_list("action", flat=True))


def test_until_the_committee_agrees_it_is_only_proposed(cast, case):
    material = propose(cast, case)
    assert state(case) is PaperState.PROPOSED
    decide(cast.bob, material, True)
    assert state(case) is PaperState.NOT_APPLICABLE
    assert actions(case) == ["material_waiver_proposed", "material_not_applicable"]


def test_what_is_refused_is_missing_again_and_may_be_proposed_with_another_reason(cast, case):
    key = "application_letter"
    decide(cast.bob, propose(cast, case, key=key), False, "须补交")
    assert state(case, key, {Step.SUBMIT_APPLICATION}) is PaperState.MISSING
    assert actions(case)[-1] == "material_waiver_refused"
    propose(cast, case, "原件已入原单位档案", key=key)
    assert state(case, key) is PaperState.PROPOSED


def test_a_reason_a_remark_and_two_people_are_needed(cast, case):
    with pytest.raises(Refusal, match="理由"):
        propose(cast, case, " ")
    material = propose(cast, case)
    with pytest.raises(Refusal, match="由您本人提出"):
        decide(cast.alice, material, True)
    with pytest.raises(Refusal, match="须写明意见"):
        decide(cast.bob, material, False)
    with pytest.raises(IntegrityError), transaction.atomic():
        WaiverDecision.objects.create(material=material, agreed=False, decided_by=cast.bob, acting_as="组织员")


def test_nothing_is_proposed_or_decided_twice(cast, case):
    material = propose(cast, case)
    with pytest.raises(Refusal, match="正待党委审批"):
        propose(cast, case)
    decide(cast.bob, material, True)
    with pytest.raises(Refusal, match="已批准"):
        propose(cast, case)
    with pytest.raises(Refusal, match="没有待审批"):
        decide(cast.bob, material, False, "改主意")


def test_a_paper_that_came_after_all_settles_the_matter(cast, case):
    material = propose(cast, case)
    by = {"acting_user": cast.alice, "acting_as": "组织委员", "case": case, "received_on": date(2015, 3, 2)}
    materials.receive_material(**by, key=KEY, content=pdf(), file_name="推优表.pdf")
    assert state(case) is PaperState.HELD
    with pytest.raises(Refusal, match="已经收到"):
        decide(cast.bob, material, True)
    with pytest.raises(Refusal, match="已经收到"):
        propose(cast, case)


def test_a_paper_is_missing_once_its_step_is_reached_and_needed_later_before(cast, case):
    assert state(case, "talk_record") is PaperState.LATER
    assert state(case, "talk_record", {Step.ORGANIZATION_TALK}) is PaperState.MISSING
    assert state(case, "thought_reports", {Step.CULTIVATION_AND_EXAMINATION}) is PaperState.OPTIONAL
    assert state(case, "joint_vetting_form", {Step.POLITICAL_VETTING}) is PaperState.OPTIONAL
