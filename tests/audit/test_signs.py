"""突击发展的迹象: a year's admissions in one month, and branches that are able and have been idle for years."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from recruitment.audit.questions.signs import bursts, idle
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.cases.models import Act
from recruitment.people.models import Membership
from recruitment.steps import Step

from .conftest import TODAY
from .files import complete, take_in

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def received(people):
    """Takes in somebody of branch A for each of these months of 2023, and draws a campaign over the district."""

    def received(*months: int):
        for number, month in enumerate(months):
            case = take_in(people, complete(), f"接收{number}")
            Act.objects.filter(case=case, step=Step.ADMISSION_GENERAL_MEETING.value).update(
                happened_on=date(2023, month, 20)
            )
        by = {"acting_user": User.objects.create(username="ducha"), "acting_as": "督查员"}
        return draw(**by, drawing=Drawing(name="督查", units=[people.district]), as_of=TODAY)

    return received


def test_half_of_a_years_admissions_in_one_month_is_a_sign(received, people):
    (burst,) = bursts(received(3, 12, 12, 6, 12, 9))
    assert (burst.unit, burst.year, burst.month, burst.admitted, burst.of_the_year) == (
        people.branch_a.name, 2023, 12, 3, 6,
    )  # fmt: skip


@pytest.mark.parametrize("months", [(12, 12, 12), (3, 12, 12, 6), (2, 5, 8, 12, 12), (1, 2, 3, 4, 12, 12, 12)])
def test_few_admissions_or_such_as_are_spread_are_none(received, months):
    assert bursts(received(*months)) == []


def test_an_able_branch_without_a_new_activist_for_three_years_is_idle(received, people):
    campaign = received(12)
    assert idle(campaign) == [
        (people.branch_a.name, 9, date(2022, 9, 20)),
        (people.branch_b.name, 4, None),
    ]


def test_one_activist_within_the_three_years_or_too_few_members_and_it_is_not(received, people):
    campaign = received(12)
    Act.objects.filter(step=Step.RECOMMEND_AND_DETERMINE_ACTIVIST.value).update(happened_on=date(2023, 11, 22))
    Membership.objects.filter(unit=people.branch_b).order_by("-pk").first().delete()
    assert idle(campaign) == [(people.branch_b.name, 3, None)]
    Membership.objects.filter(unit=people.branch_b).order_by("-pk").first().delete()
    assert idle(campaign) == []
