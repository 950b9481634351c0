"""The cast and a case, for every page."""

import pytest

from tests.cast import cast


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def case(people):
    """林小雨's case in branch A, step 1 open."""
    return people.case()
