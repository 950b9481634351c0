"""The list of all cases in sight: filters, order, pages; each state of it is an address."""

import pytest

from recruitment.organisation.models import UnitType
from recruitment.organisation.services import open_unit
from tests.cast import FOUNDED
from tests.desks.conftest import look, names, statements
from tests.facts import DAY, N
from tests.journeys import APPLIED_ON, walk

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def at(people, name: str, step: int, applied_on=APPLIED_ON):
    found = people.case(person=people.applicant(name), on=applied_on)
    walk(people, found, until=N(step), applied_on=applied_on)
    return found


@pytest.fixture
def several(people):
    at(people, "曾小雨", 1)
    at(people, "單海", 2)
    at(people, "何平", 2, APPLIED_ON + 20 * DAY)
    at(people, "郑远航", 4)
    at(people, "白云", 9)
    return people


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?name=小雨", ["曾小雨"]),
        ("?name=zeng", ["曾小雨"]),
        ("?name=zxy", ["曾小雨"]),
        ("?name=单", ["單海"]),
        ("?name=shan", ["單海"]),
        ("?stage=2", ["郑远航"]),
        ("?step=organization_talk", ["單海", "何平"]),
        ("?step=political_vetting", ["白云"]),
        ("?state=development_object", ["白云"]),
        ("?due=overdue", ["單海", "何平"]),
        ("?due=near", []),
        ("?due=none&state=applicant", ["曾小雨"]),
        ("?waiting=mine&stage=1", ["單海", "何平", "曾小雨"]),
        ("?waiting=mine&due=overdue&name=he", ["何平"]),
    ],
)
def test_a_filter_finds(several, query, found):
    assert names(look(several.alice, query=query)) == found


def test_by_default_the_most_pressing_come_first_and_then_the_newest(several):
    assert names(look(several.alice)) == ["單海", "何平", "白云", "郑远航", "曾小雨"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["白云", "何平", "單海", "曾小雨", "郑远航"]),
        ("-name", ["郑远航", "曾小雨", "單海", "何平", "白云"]),
        ("-due", ["何平", "單海", "白云", "郑远航", "曾小雨"]),
        ("opened", ["曾小雨", "單海", "何平", "郑远航", "白云"]),
    ],
)
def test_the_list_is_sorted_by(several, sort, order):
    response = look(several.alice, query=f"?sort={sort}")
    assert names(response) == order
    standing = "descending" if sort.startswith("-") else "ascending"
    assert response.content.decode().count(f'aria-sort="{standing}"') == 1


def test_pages_hold_every_case_once_in_each_order(several):
    for number in range(22):
        at(several, f"路人{number:02}", 2 if number % 3 else 1, APPLIED_ON + number * DAY)
    for sort in ("due", "-due", "name", "unit", "opened"):
        pages = [names(look(several.alice, query=f"?sort={sort}&page={n}")) for n in (1, 2)]
        assert [len(page) for page in pages] == [20, 7]
        assert len({name for page in pages for name in page}) == 27
    assert len(names(look(several.alice, query="?size=50"))) == 27


def test_a_branch_of_the_tree_is_chosen_with_all_below_it(several):
    other = open_unit(
        acting_user=None, name="另一镇党委", type=UnitType.PARTY_COMMITTEE, opened_on=FOUNDED, parent=several.district
    )
    everything = look(several.dora)
    assert (
        dict(everything.context["search"].fields["unit"].choices)[several.branch_a.pk].strip("　") == "青山镇机关党支部"
    )
    assert len(names(look(several.dora, query=f"?unit={several.township.pk}"))) == 5
    assert names(look(several.dora, query=f"?unit={other.pk}")) == []


def test_a_large_tree_is_chosen_from_level_by_level(several):
    for number in range(160):
        open_unit(
            acting_user=None, name=f"第{number}党委", type=UnitType.PARTY_COMMITTEE, opened_on=FOUNDED,
            parent=several.district,
        )  # fmt: skip
    choices = dict(look(several.dora).context["search"].fields["unit"].choices)
    assert several.township.pk in choices
    assert several.branch_a.pk not in choices
    choices = dict(look(several.dora, query=f"?unit={several.township.pk}").context["search"].fields["unit"].choices)
    assert several.branch_a.pk in choices
    assert len(choices) < 10


def test_a_unit_out_of_sight_and_other_impossible_values_are_said_beside_the_field(several):
    for query in (f"?unit={several.branch_b.pk}", "?unit=abc", "?stage=9", "?due=soon", "?step=dance", "?page=x"):
        response = look(several.alice, query=query)
        assert ("✗" in response.content.decode()) is ("page" not in query)
        assert len(names(response)) == 5


def test_somebody_elses_cases_are_not_there(several):
    assert names(look(several.charlie)) == []
    assert names(look(several.charlie, query="?name=小雨")) == []


def test_an_empty_list_says_why(several):
    assert "没有符合这些条件的案卷" in look(several.alice, query="?name=不存在").content.decode()
    assert "还没有案卷" in look(several.charlie).content.decode()


@pytest.mark.parametrize("query", ["", "?name=z", "?sort=name", "?waiting=mine&due=overdue", "?page=2"])
def test_the_list_costs_no_more_statements_however_many_cases_there_are(several, query):
    for number in range(20):
        at(several, f"赵{number}", 1)
    few = statements(several.alice, "case_list", query)
    for number in range(25):
        at(several, f"张{number}", 2, APPLIED_ON + number * DAY)
    assert statements(several.alice, "case_list", query) <= few <= 16
