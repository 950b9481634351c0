"""A worker does every item once; what fails says why; progress and the end are in the tables."""

import pytest
from django.db import IntegrityError, transaction

from recruitment.jobs import services
from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.running import work

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def ended(job: Job) -> list[tuple]:
    return list(job.items.order_by("pk").values_list("subject", "state", "message"))


def test_every_item_is_done_once_and_a_failure_is_a_sentence(start, book):
    job = start(1, 2, 3, 4, 1)
    assert work(lambda: False, once=True) == 4
    job.refresh_from_db()
    assert (job.total, job.done, job.failed, job.percent) == (4, 2, 2, 100)
    assert job.finished_at is not None
    told = ended(job)
    assert told[:3] == [
        ("case:1", "done", "case:1好了"),
        ("case:2", "done", "case:2好了"),
        ("case:3", "failed", "第3号不行。"),
    ]
    assert "secret" not in told[3][2]
    assert "管理员" in told[3][2]
    assert book.read_text().count("begin") == 4


def test_an_empty_selection_is_finished_at_once(start):
    assert start().finished_at is not None


def test_a_small_job_does_not_wait_behind_a_large_one(start, book):
    start(1, 2, 5)
    start(9)
    work(lambda: False, once=True)
    assert book.read_text().startswith("begin case:9 ")


def test_nobody_works_on_a_subject_that_another_is_busy_with(start):
    start(1, 2)
    start(1, 5, 6)
    taken = [services.take("a"), services.take("b"), services.take("c"), services.take("d"), services.take("e")]
    assert [item and item.subject for item in taken] == ["case:1", "case:2", "case:5", "case:6", None]
    second = JobItem.objects.get(subject="case:1", state="waiting")
    with pytest.raises(IntegrityError), transaction.atomic():  # not by courtesy: the database forbids it
        JobItem.objects.filter(pk=second.pk).update(state="running")
    services.finish(taken[0], message="")
    assert services.take("e").pk == second.pk


def test_a_lost_lease_is_taken_by_another_and_the_late_answer_does_not_count(start):
    job = start(1)
    slow = services.take("slow")
    services.release(["slow"])
    fast = services.take("fast")
    assert fast.pk == slow.pk
    assert services.finish(fast, message="fast")
    assert not services.finish(slow, message="slow", failed=True)
    job.refresh_from_db()
    assert (job.done, job.failed) == (1, 0)
    assert ended(job) == [("case:1", "done", "fast")]


def test_an_item_that_kills_every_worker_is_given_up(start):
    job = start(1)
    for _ in range(services.ATTEMPTS):
        assert services.take("w") is not None
        services.release(["w"])
    assert services.take("w") is None
    job.refresh_from_db()
    assert job.failed == 1
    assert "三次" in job.items.get().message


def test_what_failed_can_be_tried_again_by_whoever_started_it(start, alice, book, django_user_model):
    job = start(1, 3)
    work(lambda: False, once=True)
    with pytest.raises(PermissionError):
        services.retry_failed(acting_user=django_user_model.objects.create_user("x"), job=job)
    assert services.retry_failed(acting_user=alice, job=job) == 1
    job.refresh_from_db()
    assert (job.failed, job.finished_at) == (0, None)
    work(lambda: False, once=True)
    job.refresh_from_db()
    assert (job.done, job.failed) == (1, 1)
    assert book.read_text().count("begin case:3") == 2
