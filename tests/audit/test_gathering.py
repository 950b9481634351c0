"""Cases read by the thousand have the same facts as cases read one by one, in a constant number of statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.audit.gathering import gather
from recruitment.cases.stored import rule_case
from recruitment.steps import Step
from tests.journeys import walk

from .files import complete, take_in

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def test_both_ways_of_reading_give_the_same_facts(people):
    played, paper = people.case(), take_in(people, complete(), "何晓燕")
    walk(people, played)
    for case, gathered in zip((played, paper), gather([played.pk, paper.pk], date(2026, 11, 22)), strict=True):
        known = rule_case(case, required=True, as_of=date(2026, 11, 22))
        assert known.acts
        assert set(gathered.known.acts) == set(known.acts)
        for step, acts in known.acts.items():
            assert [act.facts for act in acts] == gathered.known.acts[step], step
        assert known.person == gathered.known.person
        assert known.transfers == gathered.known.transfers


def test_forty_cases_take_as_many_statements_as_two(people):
    counts = []
    for size in (2, 38):
        cases = [take_in(people, complete(), f"{size}之{number}").pk for number in range(size)]
        with CaptureQueriesContext(connection) as asked:
            assert len(gather(cases, date(2026, 11, 22))) == size
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 50


def test_what_was_superseded_is_not_gathered(people):
    case = take_in(people, complete())
    case.acts.filter(step=Step.OATH.value).update(superseded=True)
    (gathered,) = gather([case.pk], date(2026, 11, 22))
    assert Step.OATH not in gathered.acts
