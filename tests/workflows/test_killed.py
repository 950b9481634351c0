"""kill -9 in the middle of a step leaves the case before or after it, never between."""

import pytest

from tests.campaign.kill import AFTER_COMMIT, DAYS, dies_at, kills, shape, state
from tests.cast import cast
from tests.facts import N
from tests.journeys import forward, open_steps, walk

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


def test_a_step_killed_at_any_of_some_statements_leaves_the_case_as_it_was():
    people = cast()
    case = people.case()
    walk(people, case, until=N(2))
    before = state(case)
    killed = [left == before for _, left in kills(people, case, 2, every=4)]
    assert len(killed) >= 6  # the last attempt had fewer statements than asked for, and went through
    assert all(killed)
    assert open_steps(case) == {N(3)}


def test_a_step_killed_after_its_commit_is_done_and_stays_done():
    people = cast()
    twin, case = people.case(), people.case(person=people.applicant("高远"))
    forward(people, twin, N(1), DAYS)
    assert dies_at(AFTER_COMMIT, lambda: forward(people, case, N(1), DAYS))
    done, like = state(case), state(twin)
    assert [part for n, part in enumerate(shape(done)) if n != 3] == [p for n, p in enumerate(shape(like)) if n != 3]
