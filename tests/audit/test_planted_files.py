"""Every machine-checkable finding that a case file can carry is found in one, and none in the clean file."""

from datetime import date, timedelta

import pytest

from recruitment.audit.catalogue import CODES, Kind
from recruitment.audit.gathering import gather
from recruitment.audit.sifting import sift
from recruitment.exchange.selectors import document_of
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from tests.journeys import walk

from .conftest import TODAY
from .files import complete, take_in
from .planted import HINTS, IN_FILES, IN_FILES_OF_2026, plant
from .test_planted_rows import IN_ROWS

pytestmark = pytest.mark.django_db


def test_the_catalogue_has_76_findings():
    assert list(CODES) == [f"A{number:02}" for number in range(1, 77)]


def test_every_finding_of_a_machine_is_planted_somewhere():
    checkable = {code.code for code in CODES.values() if code.kind is not Kind.HUMAN}
    assert checkable - IN_FILES.keys() - IN_FILES_OF_2026.keys() - IN_ROWS.keys() == set()


def test_nothing_is_found_in_a_clean_file(people, codes, among_many):
    case = take_in(people, complete())
    assert codes(case) == []
    assert among_many() == {}


@pytest.mark.parametrize("code", [*IN_FILES, *HINTS])
def test_it_is_found_in_a_file(people, codes, code):
    case = take_in(people, plant(complete(), {**IN_FILES, **HINTS}[code]))
    assert code in codes(case)


@pytest.fixture
def case_of_2026(people):
    """A case that was played under the edition of 2026 and is still under way, as a document."""
    case = people.case(on=date(2025, 3, 10))
    days = walk(people, case, until=Step.numbered(18), applied_on=date(2025, 3, 10))
    return document_of(case), days


def test_nothing_is_found_in_a_clean_case_of_2026(people, codes, case_of_2026):
    document, _ = case_of_2026
    as_of = date.fromisoformat(document["as_of"])
    assert codes(take_in(people, document, "何晓燕"), min(as_of, date(2026, 9, 1))) == []


@pytest.mark.parametrize("code", IN_FILES_OF_2026)
def test_it_is_found_under_the_edition_of_2026(people, codes, case_of_2026, code):
    document, days = case_of_2026
    filing = document["steps"]["development_object_filing"]
    changes = dict(IN_FILES_OF_2026[code])
    for path, value in changes.items():
        if value == "publicity_started_on+1":
            changes[path] = str(date.fromisoformat(filing["publicity_started_on"]) + timedelta(1))
        elif value == "superior_pre_review+40":
            changes[path] = str(days[Step.numbered(13)] + timedelta(40))
    assert document.get(JOINT_VETTING)
    assert code in codes(take_in(people, plant(document, changes), "何晓燕"), date(2026, 10, 1))


def test_a_step_without_a_record_is_found_by_its_number(people, codes):
    document = complete()
    for step in ("political_vetting", "higher_org_dept_filing", "oath"):
        del document["steps"][step]
    assert {"A31", "A61", "A62"} <= set(codes(take_in(people, document)))


def test_what_waits_for_an_earlier_step_is_not_found_as_a_fact_that_is_missing(people, codes):
    """No recommendation is no examination the less: those are on record."""
    assert codes(take_in(people, plant(complete(), IN_FILES["A07"]))) == ["A07"]


def test_a_finding_cites_the_edition_of_its_day(people):
    """Opinions copied in 2023 broke an article of 2014; that of 2026 was not yet in force."""
    document = plant(complete(), IN_FILES["A46"] | IN_FILES["A70"])
    case = take_in(people, document)
    told = {one.code: one.citation for gathered in gather([case.pk], TODAY) for one in sift(gathered)}
    assert told["A46"]
    assert not any("2026" in citation for citation in told.values())
