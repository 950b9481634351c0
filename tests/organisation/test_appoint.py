"""Filling and ending posts."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import UnitUserObjectPermission
from recruitment.organisation.roles import Permission, Role
from recruitment.organisation.selectors import permissions_of, post_for
from recruitment.organisation.services import appoint, end_post
from recruitment.refusal import Refusal

TODAY = localdate()


def fill(by, user, unit, role, held_from=TODAY):
    return appoint(acting_user=by, user=user, unit=unit, role=role, held_from=held_from)


@pytest.mark.both_databases
def test_the_committees_officer_fills_a_post_of_a_branch_below(people, newcomer):
    post = fill(people.bob, newcomer, people.branch_a, Role.BRANCH_SECRETARY)
    assert post_for(newcomer, Permission.KEEP_CASES, people.branch_a, TODAY) == post
    entry = JournalEntry.objects.last()
    assert (entry.action, entry.actor, entry.acting_as) == ("user_appointed", people.bob, "中共青山镇委员会 组织员")
    assert (entry.subject, entry.happened_on) == (f"unit:{people.branch_a.pk}", TODAY)


def test_one_grant_per_post_and_unit_never_per_case(people, newcomer):
    before = UnitUserObjectPermission.objects.count()
    fill(people.bob, newcomer, people.branch_a, Role.BRANCH_SECRETARY)
    for name in ("林小雨", "高远", "何平"):
        people.case(person=people.applicant(name))
    assert UnitUserObjectPermission.objects.count() == before + 1


@pytest.mark.parametrize(
    ("by", "unit", "role"),
    [
        ("alice", "branch_a", Role.BRANCH_SECRETARY),  # a branch fills no posts
        ("bob", "township", Role.RECRUITMENT_OFFICER),  # nor an officer posts like his own
        ("bob", "department", Role.VETTING_CLERK),  # nor any outside his committee
        ("dora", "department", Role.ORG_DEPARTMENT_OFFICER),
        ("dora", "district", Role.AUDITOR),  # nobody fills the post that watches over his own
        ("dora", "district", Role.SYSTEM_ADMINISTRATOR),
    ],
)
def test_who_has_no_right_to_it_fills_no_post(people, newcomer, by, unit, role):
    with pytest.raises(Refusal, match="任免"):
        fill(getattr(people, by), newcomer, getattr(people, unit), role)
    assert not newcomer.posts.exists()
    assert not UnitUserObjectPermission.objects.filter(user=newcomer).exists()


def test_the_organisation_department_fills_posts_in_the_whole_tree_of_its_committee(people, newcomer):
    fill(people.dora, newcomer, people.branch_b, Role.ORG_COMMISSIONER)
    fill(people.dora, newcomer, people.township, Role.COMMITTEE_SECRETARY)
    assert permissions_of(newcomer) == {Permission.KEEP_CASES, Permission.DECIDE_CASES, Permission.MANAGE_POSTS}


def test_nobody_appoints_himself(people, secretary):
    with pytest.raises(Refusal, match="不能任命自己"):
        fill(secretary, secretary, people.branch_a, Role.BRANCH_SECRETARY)
    with pytest.raises(Refusal, match="不能自己免去自己"):
        end_post(acting_user=secretary, post=secretary.posts.get(), on=TODAY)


def test_the_same_post_is_not_held_twice(people):
    with pytest.raises(Refusal, match="陈爱华已任青山镇机关党支部的组织委员"):
        fill(people.bob, people.alice, people.branch_a, Role.ORG_COMMISSIONER)


def test_administrators_and_auditors_hold_no_other_post(people, newcomer):
    fill(None, newcomer, people.district, Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(Refusal, match="专人专岗"):
        fill(people.bob, newcomer, people.branch_a, Role.BRANCH_SECRETARY)
    with pytest.raises(Refusal, match="专人专岗"):
        fill(None, people.alice, people.district, Role.AUDITOR)
    assert permissions_of(newcomer) == {Permission.MANAGE_ACCOUNTS}


def test_a_closed_account_and_a_closed_unit_take_no_post(people, newcomer):
    newcomer.is_active = False
    with pytest.raises(Refusal, match="账号已停用"):
        fill(people.bob, newcomer, people.branch_a, Role.BRANCH_SECRETARY)
    newcomer.is_active = True
    people.branch_b.closed_on = TODAY
    people.branch_b.save()
    with pytest.raises(Refusal, match="撤销，不能任职"):
        fill(people.bob, newcomer, people.branch_b, Role.BRANCH_SECRETARY)


def test_an_ended_post_gives_nothing(people):
    post = people.alice.posts.get()
    assert end_post(acting_user=people.bob, post=post, on=TODAY).held_until == TODAY
    assert post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY) is None
    assert not UnitUserObjectPermission.objects.filter(user=people.alice).exists()
    assert people.alice.posts.count() == 1, "ended, not deleted"
    with pytest.raises(Refusal, match="已于"):
        end_post(acting_user=people.bob, post=post, on=TODAY)


def test_a_post_that_ends_later_is_held_until_then(people):
    post = people.alice.posts.get()
    end_post(acting_user=people.bob, post=post, on=TODAY + timedelta(days=5))
    assert post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY) is not None
    assert post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY + timedelta(days=5)) is None


def test_a_post_ends_not_before_it_began(people):
    with pytest.raises(Refusal, match="早于任职日期"):
        end_post(acting_user=people.bob, post=people.alice.posts.get(), on=date(1999, 1, 1))


def test_a_grant_that_another_post_still_carries_stays(people):
    other = fill(people.bob, people.alice, people.branch_a, Role.BRANCH_SECRETARY)
    end_post(acting_user=people.bob, post=other, on=TODAY)
    assert post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY) is not None


def test_the_journal_keeps_the_chinese_name_of_a_post_whatever_language_the_page_is_in(people, newcomer):
    from django.utils import translation

    with translation.override("en"):
        post = fill(people.bob, newcomer, people.branch_a, Role.BRANCH_SECRETARY)
        assert str(post) == "青山镇机关党支部 支部书记"
    assert '"role":"支部书记"' in JournalEntry.objects.last().details
