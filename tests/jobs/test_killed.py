"""kill -9 loses nothing: what a worker held is done by the next one, what it had done is not done again."""

import time

import pytest

from recruitment.jobs import services
from recruitment.jobs.models import Job
from tests.jobs.conftest import wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
LOCAL = ("-m", "tests.jobs.tried", "--once")


def finished(job: Job) -> None:
    end = time.monotonic() + 60
    while True:
        job.refresh_from_db()
        if job.finished_at:
            return
        assert time.monotonic() < end, list(job.items.values_list("subject", "state", "message"))
        time.sleep(0.1)


def test_a_local_worker_killed_in_the_middle(start, book, process):
    job = start(1, 2, 5)
    book.with_suffix(".hold").write_text("case:2")
    first = process(*LOCAL)
    wait_for(book, "begin case:2")
    first.kill()
    first.wait()
    assert Job.objects.get().finished_at is None
    book.with_suffix(".hold").unlink()
    second = process(*LOCAL)
    assert second.wait(60) == 0, second.said()
    job.refresh_from_db()
    assert (job.done, job.failed) == (3, 0)
    assert book.read_text().count("end case:") == 3
    assert [book.read_text().count(f"begin case:{n}") for n in (1, 2, 5)] == [1, 2, 1]


def test_several_workers_share_a_job_and_no_item_is_done_twice(start, book, process):
    job = start(*range(10, 30))
    for worker in [process(*LOCAL) for _ in range(2)]:
        worker.wait(120)
    job.refresh_from_db()
    assert job.done == 20
    begun = [line.split()[1] for line in book.read_text().splitlines() if line.startswith("begin")]
    assert sorted(begun) == sorted({f"case:{n}" for n in range(10, 30)})


def test_a_local_worker_ends_with_the_program_that_started_it(process, db):
    """./run starts it beside the server."""
    code = (
        "import subprocess, sys, time; work = [sys.executable, 'manage.py', 'work']\n"
        "import os; work += ['--with-parent', str(os.getpid())]\n"
        "print(subprocess.Popen(work).pid, flush=True); time.sleep(60)"
    )
    parent = process("-c", code)
    while not parent.said().endswith("\n"):
        time.sleep(0.1)
    worker = int(parent.said())
    time.sleep(2)
    parent.kill()
    parent.wait()
    end = time.monotonic() + 30
    while True:
        try:
            with open(f"/proc/{worker}/stat") as file:
                if file.read().split()[2] == "Z":
                    return
        except FileNotFoundError:
            return
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_broker_that_is_away_keeps_nobody_waiting_and_loses_nothing(start, settings, book):
    settings.CELERY_BROKER_URL = services.queue.app.conf.broker_url = "amqp://127.0.0.1:1//"
    job = start(1)
    settings.CELERY_BROKER_URL = ""
    assert job.items.get().state == "waiting"
