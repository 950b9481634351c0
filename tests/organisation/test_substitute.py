"""Standing in for somebody: both names, thirty days at most, no vote, not handed on."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from recruitment.cases.models import Act, Ballot
from recruitment.cases.selectors import cases_in_sight
from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import Substitution
from recruitment.organisation.roles import Permission, Role
from recruitment.organisation.selectors import permissions_of, post_for, posts_of
from recruitment.organisation.services import appoint, end_post
from recruitment.organisation.substituting import end_substitution, substitute
from recruitment.people.selectors import eligible_voters
from recruitment.refusal import Refusal
from tests.facts import N, lawful_facts
from tests.journeys import APPLIED_ON
from workflows import moves
from workflows.worklist import inbox_of

TODAY = localdate()
DAY = timedelta(days=1)


def name(by, post, who, starts=TODAY, days=10, reason="外出培训"):
    last = starts + (days - 1) * DAY
    return substitute(acting_user=by, post=post, by=who, starts_on=starts, ends_on=last, reason=reason)


@pytest.fixture
def post(people):
    """爱华's post in branch A."""
    return people.alice.posts.get()


@pytest.mark.both_databases
def test_the_substitute_sees_and_does_what_the_holder_does_and_signs_with_both_names(people, newcomer, post):
    case = people.case()
    assert list(cases_in_sight(newcomer)) == list(inbox_of(newcomer)) == []
    name(people.alice, post, newcomer)
    assert list(cases_in_sight(newcomer)) == [case]
    assert [item.case for item in inbox_of(newcomer)] == [case]
    assert permissions_of(newcomer) == {Permission.KEEP_CASES}
    assert list(posts_of(newcomer)) == [post]
    moves.complete_step(case, N(1), acting_user=newcomer, facts=lawful_facts(N(1), APPLIED_ON))
    signed = "青山镇机关党支部 组织委员 李新民（代陈爱华）"
    act = Act.objects.get()
    assert (act.recorded_by, act.acting_as) == (newcomer, signed)
    assert JournalEntry.objects.filter(action="step_recorded").get().acting_as == signed


def test_the_holder_still_acts_and_signs_alone(people, newcomer, post):
    name(people.alice, post, newcomer)
    assert str(post_for(people.alice, Permission.KEEP_CASES, people.branch_a, TODAY)) == "青山镇机关党支部 组织委员"


def test_who_has_such_a_post_himself_acts_in_his_own(people, newcomer, post):
    name(people.alice, post, newcomer)
    own = appoint(acting_user=None, user=newcomer, unit=people.branch_a, role=Role.BRANCH_SECRETARY, held_from=TODAY)
    assert post_for(newcomer, Permission.KEEP_CASES, people.branch_a, TODAY) == own


def test_it_begins_and_ends_by_itself(people, newcomer, post):
    name(people.alice, post, newcomer, starts=TODAY + 2 * DAY, days=3)
    acts = [post_for(newcomer, Permission.KEEP_CASES, people.branch_a, TODAY + n * DAY) is not None for n in range(7)]
    assert acts == [False, False, True, True, True, False, False]
    with time_machine.travel(TODAY + 3 * DAY):
        assert permissions_of(newcomer) == {Permission.KEEP_CASES}
    with time_machine.travel(TODAY + 6 * DAY):
        assert permissions_of(newcomer) == set()


def test_thirty_days_and_no_longer_nor_a_second_time_at_once(people, newcomer, post):
    with pytest.raises(Refusal, match="代理最长30天，所填为31天"):
        name(people.alice, post, newcomer, days=31)
    name(people.alice, post, newcomer, days=30)
    with pytest.raises(Refusal, match="不能接着再代理"):
        name(people.alice, post, newcomer, starts=TODAY + 30 * DAY, days=5)
    with pytest.raises(Refusal, match="已由李新民代理"):
        name(people.alice, post, people.charlie, starts=TODAY + 5 * DAY)


@pytest.mark.parametrize(("starts", "days", "why"), [(-1, 5, "不能倒签"), (5, 0, "早于开始日期")])
def test_days_that_cannot_be_are_refused(people, newcomer, post, starts, days, why):
    with pytest.raises(Refusal, match=why):
        name(people.alice, post, newcomer, starts=TODAY + starts * DAY, days=days)


def test_a_reason_is_asked_for(people, newcomer, post):
    with pytest.raises(Refusal, match="须写明代理事由"):
        name(people.alice, post, newcomer, reason=" ")


def test_the_superior_may_name_one_and_a_stranger_may_not(people, newcomer, post):
    with pytest.raises(Refusal, match="任职人本人或其上级"):
        name(people.charlie, post, newcomer)
    named = name(people.bob, post, newcomer)
    entry = JournalEntry.objects.last()
    assert (entry.action, entry.actor, entry.acting_as) == ("substitute_named", people.bob, "中共青山镇委员会 组织员")
    assert named.named_by == people.bob


def test_nobody_takes_a_post_for_himself(people, post):
    with pytest.raises(Refusal, match="不能指定自己"):
        name(people.bob, post, people.bob)
    with pytest.raises(Refusal, match="不用代理"):
        name(people.bob, post, people.alice)


def test_a_substitution_is_not_handed_on(people, newcomer, post):
    name(people.alice, post, newcomer)
    with pytest.raises(Refusal, match="代理不能再委托"):
        name(newcomer, post, people.charlie, starts=TODAY + 15 * DAY)
    # who stands in for the substitute acts in the substitute's own posts, and in no other
    own = appoint(acting_user=None, user=newcomer, unit=people.branch_b, role=Role.BRANCH_SECRETARY, held_from=TODAY)
    name(newcomer, own, people.dora)
    assert post_for(people.dora, Permission.KEEP_CASES, people.branch_b, TODAY) is not None
    assert post_for(people.dora, Permission.KEEP_CASES, people.branch_a, TODAY) is None


def test_a_substitute_fills_no_posts(people, newcomer, secretary):
    name(secretary, secretary.posts.get(), newcomer)
    assert Permission.MANAGE_POSTS in permissions_of(newcomer)
    with pytest.raises(Refusal, match="任免"):
        appoint(
            acting_user=newcomer,
            user=people.charlie,
            unit=people.branch_a,
            role=Role.BRANCH_SECRETARY,
            held_from=TODAY,
        )


def test_it_gives_no_vote(people, newcomer, post):
    """A ballot is counts of members present in person; who stands in is counted nowhere."""
    before = list(eligible_voters(people.branch_a, TODAY))
    name(people.alice, post, newcomer)
    assert list(eligible_voters(people.branch_a, TODAY)) == before
    assert not Ballot.objects.exists()
    assert not {field.name for field in Ballot._meta.get_fields()} & {"user", "voter", "substitute", "post"}
    assert not [field for field in Substitution._meta.get_fields() if "ballot" in field.name or "vote" in field.name]


@pytest.mark.parametrize("by", ["alice", "newcomer", "bob"])
def test_holder_substitute_or_superior_end_it_at_once(people, newcomer, post, by):
    named = name(people.alice, post, newcomer)
    end_substitution(acting_user=newcomer if by == "newcomer" else getattr(people, by), substitution=named)
    assert permissions_of(newcomer) == set()
    assert JournalEntry.objects.last().action == "substitution_ended"
    with pytest.raises(Refusal, match="已经结束"):
        end_substitution(acting_user=people.alice, substitution=named)


def test_a_stranger_does_not_end_it(people, newcomer, post):
    named = name(people.alice, post, newcomer)
    with pytest.raises(Refusal, match="其上级"):
        end_substitution(acting_user=people.charlie, substitution=named)


def test_it_ends_with_the_post(people, newcomer, post):
    name(people.alice, post, newcomer)
    end_post(acting_user=people.bob, post=post, on=TODAY)
    assert permissions_of(newcomer) == set()


def test_administrators_and_auditors_neither_stand_in_nor_are_stood_in_for(people, newcomer, post):
    audits = appoint(acting_user=None, user=newcomer, unit=people.district, role=Role.AUDITOR, held_from=TODAY)
    with pytest.raises(Refusal, match="专人专岗"):
        name(people.alice, post, newcomer)
    with pytest.raises(Refusal, match="专人专岗"):
        name(newcomer, audits, people.charlie)


@pytest.mark.both_databases
def test_the_database_itself_refuses_days_the_wrong_way_round(people, newcomer, post):
    with pytest.raises(IntegrityError), transaction.atomic():
        Substitution.objects.create(post=post, substitute=newcomer, starts_on=TODAY, ends_on=TODAY - DAY, reason="x")


def test_statements_stay_the_same_however_many_one_stands_in_for(people, newcomer, post):
    def counted():
        with CaptureQueriesContext(connection) as sent:
            post_for(newcomer, Permission.KEEP_CASES, people.branch_a, TODAY)
            permissions_of(newcomer)
            list(cases_in_sight(newcomer))
            list(inbox_of(newcomer))
        return len(sent)

    people.case()
    name(people.alice, post, newcomer)
    alone = counted()
    for other in (people.bob, people.charlie, people.dora):
        name(other, other.posts.get(), newcomer)
    people.case(person=people.applicant("高远"))
    assert counted() == alone == 6
