"""One member may not introduce too many at the same time: who is told, of whom, and what no longer counts."""

from datetime import date

import pytest

from recruitment.audit.population import introducers
from recruitment.cases.models import Act, Case, Introducer
from recruitment.people.models import Person
from recruitment.steps import Step

from .conftest import TODAY
from .files import complete, take_in

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def three(people):
    """Three cases, each introduced by the same two members, none approved before the last was begun."""
    cases = [take_in(people, complete(), f"申请人{sign}") for sign in "甲乙丙"]
    for number, case in enumerate(cases):
        for row, member in zip(Introducer.objects.filter(act__case=case).order_by("pk"), people.members, strict=False):
            Introducer.objects.filter(pk=row.pk).update(member=member)
        acts = Act.objects.filter(case=case)
        acts.filter(step=Step.DETERMINE_INTRODUCERS.value).update(happened_on=date(2023, 10, 20 + number))
    return cases


def told(*cases) -> list[tuple[int, str]]:
    asked = Case.objects.filter(pk__in=[case.pk for case in cases]).values("pk")
    return sorted((case, one.zh) for case, one in introducers.check(asked, TODAY))


def test_both_introducers_of_the_third_are_told(people, three):
    members = Introducer.objects.filter(act__case=three[0]).values("member")
    names = sorted(Person.objects.filter(pk__in=members).values_list("name", flat=True))
    sentence = "{}在2023年10月22日同时介绍3人入党，超过2人。"
    assert told(*three) == [(three[2].pk, sentence.format(name)) for name in names]


def test_those_who_are_not_in_the_campaign_count_too(three):
    assert [case for case, _ in told(three[2])] == [three[2].pk] * 2
    assert told(three[1]) == []


def test_an_introduction_ends_with_the_case_that_was_left(three):
    Act.objects.filter(case=three[0], step=Step.SUPERIOR_APPROVAL.value).update(superseded=True)
    Act.objects.filter(case=three[0], happened_on__gt=date(2023, 10, 21)).update(happened_on=date(2023, 10, 21))
    Case.objects.filter(pk=three[0].pk).update(state="withdrawn")
    assert told(*three) == []
