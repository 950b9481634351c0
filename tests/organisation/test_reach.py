"""A post reaches down its subtree, and no further."""

import pytest
from django.utils.timezone import localdate

from recruitment.cases.selectors import cases_in_sight
from recruitment.organisation.roles import Permission, Role
from recruitment.organisation.selectors import nearest_post, post_for
from recruitment.organisation.services import appoint

TODAY = localdate()


@pytest.mark.both_databases
def test_the_department_acts_for_its_committee_and_all_below(people):
    case = people.case()
    assert list(cases_in_sight(people.dora)) == [case]
    assert nearest_post(people.dora, people.branch_a) == people.dora.posts.get()
    for unit in (people.district, people.department, people.township, people.branch_b):
        assert post_for(people.dora, Permission.FILE_CASES, unit, TODAY) is not None


def test_a_committee_sees_its_branches_and_a_branch_its_own(people):
    case = people.case()
    assert list(cases_in_sight(people.bob)) == list(cases_in_sight(people.alice)) == [case]
    assert list(cases_in_sight(people.charlie)) == []
    assert post_for(people.alice, Permission.KEEP_CASES, people.township, TODAY) is None


@pytest.mark.parametrize("role", [Role.VETTING_CLERK, Role.SYSTEM_ADMINISTRATOR])
def test_vetting_clerks_and_administrators_see_no_case(people, newcomer, role):
    people.case()
    appoint(acting_user=None, user=newcomer, unit=people.district, role=role, held_from=TODAY)
    assert list(cases_in_sight(newcomer)) == []


def test_a_grant_without_a_post_and_a_post_without_a_grant_give_nothing(people, newcomer):
    from guardian.shortcuts import assign_perm, remove_perm

    assign_perm(Permission.KEEP_CASES, newcomer, people.branch_a)
    assert post_for(newcomer, Permission.KEEP_CASES, people.branch_a, TODAY) is None
    remove_perm(Permission.KEEP_CASES, people.alice, people.branch_a)
    assert post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY) is None
