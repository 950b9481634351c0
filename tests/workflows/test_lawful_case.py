"""A lawful case through all 25 steps: under each edition, each profile."""

from datetime import date

import pytest
import time_machine

from recruitment.cases.models import Act, Verdict
from recruitment.organisation.models import Unit
from recruitment.outcomes import State
from recruitment.people.selectors import eligible_voters
from recruitment.rules.calendar import add_months
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from tests.cast import cast
from tests.facts import DAY, N, calendar
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows.gate import faults
from workflows.models import StageRun

pytestmark = pytest.mark.django_db

STATES = {
    3: State.ACTIVIST,
    8: State.DEVELOPMENT_OBJECT,
    15: State.RESOLUTION_PENDING,
    17: State.PROBATIONARY,
    24: State.FULL_MEMBER,
    25: State.ARCHIVED,
}


@pytest.mark.both_databases
def test_under_the_2014_edition_nothing_that_blocks_is_broken_and_the_case_is_archived(people, case):
    walk(people, case)
    assert case.state == State.ARCHIVED
    assert Act.objects.filter(case=case, outcome="forward").count() == 25
    broken = Verdict.objects.filter(act__case=case, answer="not_met")
    assert list(broken.values_list("rule", flat=True)) == []
    assert set(Verdict.objects.filter(act__case=case).values_list("edition", flat=True)) == {2014}
    assert list(case.stage_runs.values_list("ended_as", flat=True).order_by("stage")) == [*["passed"] * 4, "archived"]
    assert list(faults()) == []


def test_the_state_changes_only_where_the_regulation_says(people, case):
    days, expected = calendar(APPLIED_ON), State.APPLICANT
    for step in Step:
        forward(people, case, step, days)
        expected = STATES.get(step.number, expected)
        assert case.state == expected, step


def test_a_case_that_straddles_the_2026_edition_is_judged_by_the_edition_of_each_day(people):
    case = people.case(on=date(2024, 6, 3))
    with time_machine.travel(date(2028, 1, 10)):
        days = walk(people, case, applied_on=date(2024, 6, 3))
    assert case.state == State.ARCHIVED
    assert days[N(15)] < date(2026, 5, 18) <= days[N(23)]
    editions = dict(Verdict.objects.filter(act__case=case).values_list("act__step", "edition"))
    assert {editions[step] for step in Step if days[step] < date(2026, 5, 18)} == {2014}
    assert {editions[step] for step in Step if days[step] >= date(2026, 5, 18)} == {2026}


def test_under_the_taiping_profile_training_waits_for_the_joint_vetting():
    people = cast("taiping")
    case = people.case()
    walk(people, case, until=N(10))
    assert open_steps(case) == {N(10)}
    walk(people, case, since=N(10), until=JOINT_VETTING)
    assert open_steps(case) == {JOINT_VETTING}
    walk(people, case, since=JOINT_VETTING)
    assert case.state == State.ARCHIVED


def test_the_profile_of_the_day_a_stage_began_stays_with_the_stage(people, case):
    walk(people, case, until=N(8))
    Unit.objects.filter(pk=people.district.pk).update(profile="taiping")
    walk(people, case, since=N(8), until=N(12))
    runs = dict(StageRun.objects.filter(case=case).values_list("stage", "profile"))
    assert (runs[3], runs[4]) == ("national", "taiping")


def test_the_person_votes_from_the_day_the_standing_counts_and_not_before(people, case):
    days = walk(people, case)
    standing = add_months(days[N(15)], 12)
    before, after = (eligible_voters(people.branch_a, day) for day in (standing - DAY, standing))
    assert (before.count(), after.count()) == (8, 9)
    kinds = case.person.memberships.order_by("valid_from").values_list("status", "valid_from")
    assert list(kinds) == [("probationary", days[N(15)]), ("full", standing)]
