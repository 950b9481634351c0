"""The results of a closed round go into the cases behind the page: nothing lost, nothing twice, whoever is killed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.cases.models import Act
from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.running import work
from recruitment.jobs.services import retry_failed, take
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.rule import JOINT_VETTING
from recruitment.vetting.models import RoundPerson
from tests.facts import N
from tests.journeys import open_steps
from tests.vetting_ground import district, waiting
from workflows import moves, rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def worked() -> int:
    return work(lambda: False, once=True)


@pytest.fixture
def closed(ground, cases):
    return ground.closed(ground.replied(ground.sent()))


def results() -> int:
    return Act.objects.filter(step=JOINT_VETTING).count()


def test_closing_puts_the_recording_on_record_and_a_worker_does_it(ground, cases, closed):
    job = Job.objects.get()
    assert (job.kind, job.total, job.options, job.unit) == (
        "vetting_results",
        2,
        {"round": closed.pk},
        ground.people.department,
    )
    assert results() == 0
    assert worked() == 2
    job.refresh_from_db()
    assert (job.done, job.failed, job.finished_at is not None) == (2, 0, True)
    assert all(N(11) in open_steps(case) for case in cases)
    assert not RoundPerson.objects.filter(delivered_at__isnull=True).exists()


def test_a_worker_killed_between_the_result_and_its_note_records_it_once(ground, cases, closed):
    """The result stands, the item is still leased to a dead worker: the next one finds it done."""
    first = take("dead:1")
    rounds.job.record_one(first)
    JobItem.objects.filter(pk=first.pk).update(leased_until=first.job.started_at)
    assert worked() == 2
    assert results() == 2
    assert sorted(JobItem.objects.values_list("message", flat=True)) == ["已记入案卷。", "此前已记录。"]


def test_a_case_that_cannot_take_it_says_why_and_holds_up_nobody(ground, cases, closed):
    moves.withdraw(cases[0], acting_user=ground.people.alice, on=closed.closed_on, reason="本人撤回申请")
    worked()
    job = Job.objects.get()
    assert (job.done, job.failed) == (1, 1)
    assert "本人撤回" in RoundPerson.objects.get(case=cases[0]).delivery_note
    assert retry_failed(acting_user=ground.dora, job=job) == 1
    worked()
    assert results() == 1


def test_while_a_job_is_under_way_no_second_one_begins_and_when_all_is_recorded_none(ground, closed):
    again = rounds.deliver_later(closed, acting_user=ground.dora)
    assert again == Job.objects.get()
    worked()
    with pytest.raises(Refusal, match="已全部记入案卷"):
        rounds.deliver_later(closed, acting_user=ground.dora)


def test_nothing_is_recorded_of_a_round_that_is_open(ground, cases):
    with pytest.raises(OutOfTurn, match="还没有办结"):
        rounds.deliver_later(ground.sent(), acting_user=ground.dora)


def test_closing_costs_the_same_statements_for_two_people_and_for_five():
    ground = district(departments=2)

    def cost(*names: str) -> int:
        waiting(ground, *names)
        round = ground.opened(approval="部务会同意")
        rounds.collect_all(round, acting_user=ground.dora)
        rounds.send_round(round, acting_user=ground.dora)
        round.refresh_from_db()
        ground.replied(round)
        with CaptureQueriesContext(connection) as sent:
            ground.closed(round)
        return len(sent)

    two = cost("甲", "乙")
    worked()
    assert cost("丙", "丁", "戊", "己", "庚") == two
