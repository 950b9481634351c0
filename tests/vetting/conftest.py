"""A district with three departments and two people who wait; ten where it matters."""

import pytest

from tests.vetting_ground import district, waiting


@pytest.fixture
def ground(db):
    return district(departments=3)


@pytest.fixture
def cases(ground):
    """林小雨 and 高远."""
    return waiting(ground, "林小雨", "高远")
