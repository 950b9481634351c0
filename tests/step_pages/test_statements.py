"""What a step page costs: the same number of SQL statements in a small district and in a large one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.cases.models import Meeting
from recruitment.people.models import Membership, MemberStatus, Person
from recruitment.rules.rule import JOINT_VETTING
from tests.facts import N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, ORDER, changes, enter_examinations, forward
from workflows.models import WorkItem

from .typing import page_of, seen, typed

DAYS = calendar(APPLIED_ON)


def count(client, method, path, data=None) -> int:
    with CaptureQueriesContext(connection) as sent:
        answer = getattr(client, method)(path, data or {})
    assert answer.status_code in (200, 302), answer.content.decode()[:3000]
    return len(sent)


def costs(client, people, case) -> dict:
    """Statements of reading, previewing and submitting each step of a whole case."""
    found = {}
    for step in ORDER:
        if step == JOINT_VETTING:
            continue
        if step is N(6):
            enter_examinations(people, case, DAYS)
        item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
        client.force_login(people.in_charge(item.permission))
        facts = lawful_facts(step, DAYS[step], **changes(step, DAYS))
        data = typed(step, facts, people.members[:2] if step in (N(5), N(9)) else ())
        data |= seen(case, step) | {"outcome": "forward"}
        found[step] = (
            count(client, "get", page_of(case, step)),
            count(client, "post", page_of(case, step) + "preview/", data),
            count(client, "post", page_of(case, step), data),
        )
    return found


def test_reading_previewing_and_submitting_cost_the_same_at_two_sizes(client, people, case):
    for step in (N(15), N(23)):  # the meeting of a branch and day is stored once, with the first person voted on
        Meeting.objects.create(unit=people.branch_a, held_on=DAYS[step])
    small = costs(client, people, case)
    names = [f"路人{number}" for number in range(30)]
    people_there = Person.objects.bulk_create(Person(name=name) for name in names)
    Membership.objects.bulk_create(
        Membership(person=p, unit=people.branch_a, status=MemberStatus.PROBATIONARY, valid_from="2002-01-01")
        for p in people_there
    )
    others = [people.case(person=people.applicant(f"申请人{number}")) for number in range(20)]
    for other in others[:5]:
        forward(people, other, N(1), DAYS)
    large = costs(client, people, others[-1])
    assert large == small
    reading, previewing, submitting = (max(cost[n] for cost in small.values()) for n in range(3))
    assert (reading, previewing, submitting) <= (25, 20, 80), small
