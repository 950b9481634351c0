"""place_case: a half-done paper case opens at the step it has reached, and nothing is played through."""

from datetime import date

import pytest

from recruitment.cases.attesting import attest_case
from recruitment.cases.models import Act, Case
from recruitment.outcomes import State
from recruitment.refusal import Refusal
from recruitment.rules import facts as f
from recruitment.rules.calendar import add_months
from recruitment.rules.case import Case as RuleCase
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from tests.cast import cast
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, changes, open_steps, walk
from workflows import moves
from workflows.gate import faults

pytestmark = pytest.mark.django_db
DAYS = calendar(APPLIED_ON)
STANDING = add_months(DAYS[N(15)], 12)
NAMED = {
    5: {"contacts": [f.Contact("甲", "full"), f.Contact("乙", "full")]},
    9: {"introducers": [f.Introducer("甲", "full"), f.Introducer("乙", "full")]},
}


def paper(people, steps, **more) -> Case:
    """A case of which the papers show `steps`; `more` adds or replaces acts, by name of the step."""
    acts = {N(n): [lawful_facts(N(n), DAYS[N(n)], **changes(N(n), DAYS), **NAMED.get(n, {}))] for n in steps}
    acts |= {(key if key == JOINT_VETTING else Step(key)): value for key, value in more.items()}
    known = RuleCase(date(2020, 1, 1), f.Person(birth_date=date(1990, 3, 14), nationality="CN"), acts)
    case, _ = attest_case(
        acting_user=people.alice,
        acting_as="青山镇机关党支部 组织委员",
        person=people.applicant("纸质卷"),
        unit=people.branch_a,
        known=known,
        profile=people.district.profile,
        source="甲.json",
    )
    return case


def placed(people, case) -> set[str]:
    items = moves.place_case(case, acting_user=people.alice, acting_as="青山镇机关党支部 组织委员")
    assert {item.step for item in items} == open_steps(case)
    assert list(faults()) == []
    return open_steps(case)


REACHED = [
    ([], State.APPLICANT, {1}),
    (range(1, 2), State.APPLICANT, {2}),
    (range(1, 3), State.APPLICANT, {3}),
    (range(1, 6), State.ACTIVIST, {6}),
    (range(1, 8), State.ACTIVIST, {8}),
    (range(1, 9), State.DEVELOPMENT_OBJECT, {9, 10, 11}),
    ([*range(1, 9), 10], State.DEVELOPMENT_OBJECT, {9, 11}),
    (range(1, 12), State.DEVELOPMENT_OBJECT, {12}),
    ([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], State.DEVELOPMENT_OBJECT, {13}),
    (range(1, 16), State.RESOLUTION_PENDING, {16}),
    (range(1, 18), State.PROBATIONARY, {18, 19, 20}),
    ([*range(1, 18), 19], State.PROBATIONARY, {18, 20, 21}),
    ([*range(1, 20), 21], State.PROBATIONARY, {20, 22}),
    (range(1, 23), State.PROBATIONARY, {23}),
    (range(1, 24), State.PROBATIONARY, {24}),
    (range(1, 25), State.FULL_MEMBER, {25}),
    (range(1, 26), State.ARCHIVED, set()),
    ([*range(1, 18), *range(19, 26)], State.ARCHIVED, {18}),  # archived on paper: the filing is still owed
]


@pytest.mark.parametrize(("steps", "state", "opened"), REACHED, ids=lambda value: str(value))
def test_a_paper_case_opens_where_its_papers_end(people, steps, state, opened):
    case = paper(people, steps)
    assert placed(people, case) == {N(n) for n in opened}
    assert case.state == state
    assert not Act.objects.filter(case=case, attested=False).exists()


def test_a_placed_case_goes_on_through_the_door_to_the_end(people):
    case = paper(people, [*range(1, 9), 10])
    placed(people, case)
    for n in (9, 11):
        walk(people, case, since=N(n), until=N(n + 1))
    walk(people, case, since=N(12))
    assert case.state == State.ARCHIVED


def test_training_waits_for_the_joint_vetting_where_the_profile_says_so():
    people = cast("taiping")
    case = paper(people, range(1, 11))
    assert placed(people, case) == {JOINT_VETTING}


def test_a_passed_joint_vetting_among_the_papers_opens_the_training():
    people = cast("taiping")
    joint = {JOINT_VETTING: [lawful_facts(JOINT_VETTING, DAYS[N(10)] + 3 * DAY)]}
    assert placed(people, paper(people, range(1, 11), **joint)) == {N(11)}


def test_a_failed_vetting_among_the_papers_leads_back_to_cultivation(people):
    failed = {N(10).value: [lawful_facts(N(10), DAYS[N(10)], result="fail")]}
    case = paper(people, range(1, 10), **failed)
    assert placed(people, case) == {N(6)}
    assert (case.state, Act.objects.get(case=case, step=N(10)).superseded) == (State.ACTIVIST, True)


def test_an_approved_extension_among_the_papers_goes_on_with_probation(people):
    meeting = lawful_facts(N(23), DAYS[N(23)], decision="extend", extension_months=6)
    case = paper(people, range(1, 23), **{N(23).value: [meeting], N(24).value: [lawful_facts(N(24), DAYS[N(24)])]})
    assert placed(people, case) == {N(21)}
    assert case.state == State.PROBATIONARY


def test_a_cancellation_among_the_papers_is_over(people):
    meeting = lawful_facts(N(23), DAYS[N(23)], decision="cancel", grounds="conditions_not_met")
    case = paper(people, range(1, 23), **{N(23).value: [meeting], N(24).value: [lawful_facts(N(24), DAYS[N(24)])]})
    assert placed(people, case) == set()
    assert case.state == State.CANCELLED


def test_the_standing_that_the_papers_prove_is_on_the_register(people):
    case = paper(people, range(1, 25))
    placed(people, case)
    rows = list(case.person.memberships.order_by("valid_from").values_list("status", "valid_from"))
    assert rows == [("probationary", DAYS[N(15)]), ("full", STANDING)]


def test_a_case_that_is_under_way_is_not_placed_again(people, case):
    with pytest.raises(Refusal, match="已在办理中"):
        placed(people, case)
