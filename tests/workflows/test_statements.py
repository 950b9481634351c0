"""What a step costs: SQL statements, the same for the first case and the hundredth."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.facts import N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, walk
from workflows import moves

DAYS = calendar(APPLIED_ON)
PLAIN_STEP = 22  # with one question whether the case is frozen or the own


def cost(people, case, n: int) -> int:
    with CaptureQueriesContext(connection) as sent:
        moves.complete_step(case, N(n), acting_user=people.alice, facts=lawful_facts(N(n), DAYS[N(n)]))
    return len(sent)


def test_a_plain_step_costs_the_same_few_statements_however_many_cases_there_are(people, case):
    walk(people, case, until=N(7))
    alone = cost(people, case, 7)
    for number in range(20):
        people.case(person=people.applicant(f"路人{number}"))
    other = people.case(person=people.applicant("高远"))
    walk(people, other, until=N(7))
    assert cost(people, other, 7) == alone <= PLAIN_STEP
