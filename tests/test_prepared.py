"""Prepared statements give and store what Django's own would."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models.signals import post_init, post_save, pre_init, pre_save
from django.db.utils import DatabaseError
from django.forms.models import model_to_dict
from viewflow.workflow.models import Process, Task

from recruitment.cases.models import DETAILS, Act, Case
from recruitment.organisation.models import Post, Unit
from recruitment.people.models import Membership, Person
from recruitment.prepared import Given, Prepared, insert, insert_all, insert_values, update
from recruitment.steps import Step
from tests.cast import cast
from workflows.models import StageRun, WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def people():
    return cast()


@Prepared
def of_a_branch():
    """Members of a unit on a day, with what is joined."""
    rows = Membership.objects.filter(unit=Given("unit"), valid_from__lte=Given("on"))
    return rows.select_related("person", "unit").order_by("pk")


def test_a_prepared_query_gives_the_same_rows_as_the_query_each_time_for_its_own_values(
    people, django_assert_num_queries
):
    for unit in (people.branch_a, people.branch_b):
        asked = Membership.objects.filter(unit=unit, valid_from__lte=date(2010, 1, 1)).order_by("pk")
        with django_assert_num_queries(1):
            found = of_a_branch.all(unit=unit.pk, on=date(2010, 1, 1))
            assert {(row.person.name, row.unit.name) for row in found} != set()  # joined, not asked again
        assert [model_to_dict(row) for row in found] == [model_to_dict(row) for row in asked]
    assert of_a_branch.all(unit=people.branch_a.pk, on=date(1999, 1, 1)) == []
    assert of_a_branch.first(unit=-1, on=date(2010, 1, 1)) is None


def test_a_value_that_was_not_given_is_an_error_and_not_a_default(people):
    with pytest.raises(KeyError):
        of_a_branch.all(unit=people.branch_a.pk)


def test_a_row_that_is_inserted_reads_back_as_it_was_written(people):
    by = {"recorded_by": people.alice, "acting_as": "青山镇机关党支部 组织委员", "outcome": "forward"}
    act = insert(Act(case=people.case(), step="organization_talk", happened_on=date(2020, 2, 29), **by))
    talk = insert(
        DETAILS[Step.ORGANIZATION_TALK](act=act, talker_post="org_commissioner", topics=["history", "motive"])
    )
    unit = insert(Unit(name="新支部", type="branch", opened_on=date(2020, 1, 1), path="00090001", depth=2, numchild=0))
    for row in (act, talk, unit):
        assert model_to_dict(type(row).objects.get(pk=row.pk)) == model_to_dict(row)
    assert Act.objects.get(pk=act.pk).recorded_at == act.recorded_at
    unit.name, unit.has_committee = "改名支部", False
    update(unit, "name")
    read = Unit.objects.get(pk=unit.pk)
    assert (read.name, read.has_committee) == ("改名支部", True)  # only what was named


def test_constraints_hold_as_ever(people):
    broken = Unit(name="不设审批", type="branch", approval_power=True, opened_on=date(2020, 1, 1), path="0009", depth=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(broken)
    act = Act(case=people.case(), step="oath", recorded_by=people.alice, acting_as="", outcome="forward")
    with pytest.raises(DatabaseError), transaction.atomic():
        insert_all([act, act])


def test_nobody_listens_to_the_signals_that_are_not_sent():
    stored = (Case, Act, *DETAILS.values(), WorkItem, StageRun, Post, Process, Task)
    for signal in (pre_init, post_init, pre_save, post_save):
        for model in stored:
            assert not signal.has_listeners(model), (signal, model)


def test_a_row_that_was_read_is_a_row_like_any_other(people):
    read = of_a_branch.first(unit=people.branch_a.pk, on=date(2010, 1, 1))
    djangos = Membership.objects.select_related("person", "unit").get(pk=read.pk)
    assert (read, hash(read), read._state.adding, read._state.db) == (djangos, hash(djangos), False, "default")
    assert read.get_deferred_fields() == set()
    assert {key: value for key, value in vars(read).items() if key != "_state"} == {
        key: value for key, value in vars(djangos).items() if key != "_state"
    }
    assert model_to_dict(read.person) == model_to_dict(djangos.person)
    read.person.name = "改名"
    read.person.save()
    assert Person.objects.get(pk=read.person_id).name == "改名"


def test_a_link_is_stored_like_any_other(people):
    people.case()
    start, step = Task.objects.order_by("pk")
    insert_values(Task.previous.through, from_task_id=start.pk, to_task_id=step.pk)
    assert list(start.previous.all()) == [step]
