"""Celery as in production, on a real Redis: whatever is killed with -9, no item is lost and none is done by two."""

import os
import signal
import subprocess
import time

import pytest

from recruitment.jobs import queue, services
from recruitment.jobs.models import Job
from tests.jobs.broker import Broker
from tests.jobs.conftest import wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases, pytest.mark.broker]


@pytest.fixture
def broker(tmp_path, settings, monkeypatch):
    (tmp_path / "redis").mkdir()
    broker = Broker(tmp_path / "redis")
    settings.CELERY_BROKER_URL = broker.url
    with queue.app.connection_for_write(broker.url) as there:
        monkeypatch.setattr(queue.app, "send_task", _sender(there))
        yield broker
    broker.kill()


def _sender(there):
    """The test's own sending goes to the test's own broker: the application's was chosen when it was loaded."""
    send = type(queue.app).send_task

    def send_task(name, arguments, **options):
        return send(queue.app, name, arguments, **options, connection=there)

    return send_task


@pytest.fixture
def workers(process, broker):
    """Celery with two processes, begun by name; each may be killed with everything that it has started."""

    def begin(*more: str):
        told = ("-m", "celery", "-A", "tests.jobs.celery_app", "worker", "--concurrency", "2", "--loglevel", "INFO")
        child = process(*told, *more, CELERY_BROKER_URL=broker.url)
        return child

    return begin


def kill_all(child: subprocess.Popen) -> None:
    """The worker and its processes, as a power cut would."""
    children = subprocess.run(["pgrep", "-P", str(child.pid)], capture_output=True, text=True).stdout.split()
    for pid in (child.pid, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    child.wait()


def finished(job: Job) -> None:
    end = time.monotonic() + 90
    while True:
        job.refresh_from_db()
        if job.finished_at:
            return
        assert time.monotonic() < end, list(job.items.values_list("subject", "state", "message"))
        time.sleep(0.1)


def counts(book, word: str, *numbers: int) -> list[int]:
    lines = book.read_text().splitlines()
    return [sum(line.startswith(f"{word} case:{n} ") for line in lines) for n in numbers]


def test_workers_take_what_is_sent_and_do_each_item_once(workers, start, book):
    workers()
    job = start(*range(10, 40))
    finished(job)
    assert (job.done, job.failed) == (30, 0)
    assert counts(book, "begin", *range(10, 40)) == [1] * 30


def test_everything_killed_in_the_middle_and_started_again(workers, start, book):
    job = start(10, 11, 12, 13)
    book.with_suffix(".hold").write_text("case:10 case:11")
    first = workers()
    wait_for(book, "begin case:1", 2)
    kill_all(first)
    assert Job.objects.get().finished_at is None
    book.with_suffix(".hold").unlink()
    workers()
    finished(job)
    assert (job.done, job.failed) == (4, 0)
    assert counts(book, "begin", 10, 11, 12, 13) == [2, 2, 1, 1]
    assert counts(book, "end", 10, 11, 12, 13) == [1, 1, 1, 1]


def test_a_broker_that_forgets_every_message_loses_no_item(workers, broker, start, book):
    job = start(10, 11)
    broker.kill()  # nothing of it is on disk
    broker.start()
    worker = workers()
    end = time.monotonic() + 60
    while "ready" not in worker.said():
        assert time.monotonic() < end, worker.said()
        time.sleep(0.1)
    assert not book.read_text()
    services.sweep(older_than=services.timedelta(0))  # five minutes later
    finished(job)
    assert counts(book, "begin", 10, 11) == [1, 1]


def test_one_process_of_a_worker_killed_alone(workers, start, book):
    """The worker itself lives on; what its process held comes back with the next sweep."""
    job = start(10)
    book.with_suffix(".hold").write_text("case:10")
    workers()
    wait_for(book, "begin case:10")
    os.kill(int(book.read_text().split()[2]), signal.SIGKILL)
    book.with_suffix(".hold").unlink()
    time.sleep(1)
    queue.app.send_task(queue.SWEEP, [])  # celery beat, every minute
    finished(job)
    assert counts(book, "end", 10) == [1]
    assert job.done == 1
