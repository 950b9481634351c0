"""A lawful case through all 25 steps."""

import pytest

from recruitment.outcomes import State
from tests.journeys import walk
from tests.people import cast

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_a_lawful_case_under_the_2014_edition_is_archived():
    people = cast()
    case = people.case()
    walk(people, case)
    case.refresh_from_db()
    assert case.state == State.ARCHIVED
