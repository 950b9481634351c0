"""The cast, and short ways to sift a stored case."""

from datetime import date

import pytest

from recruitment.audit.gathering import gather
from recruitment.audit.population import CHECKS
from recruitment.audit.sifting import codes_of, sift
from recruitment.cases.models import Case
from tests.cast import cast

TODAY = date(2026, 11, 22)


@pytest.fixture
def people(db):
    return cast("taiping")


@pytest.fixture
def codes():
    """The codes that are found in a case by itself."""

    def codes(case, as_of=TODAY):
        return codes_of([found for gathered in gather([case.pk], as_of) for found in sift(gathered)])

    return codes


@pytest.fixture
def among_many(db):
    """Case -> the codes that are found among all cases."""

    def among_many(as_of=TODAY):
        told = {}
        for check in CHECKS:
            for case, found in check(Case.objects.values("pk"), as_of):
                told.setdefault(case, set()).add(found.code)
        return told

    return among_many
