"""Many writers at once keep one chain without gaps; one that is rolled back or killed leaves no hole."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from recruitment.journal.models import JournalEntry, JournalHead
from recruitment.journal.services import record, seal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]
WRITERS, EACH = 6, 15


def write_one(number):
    details = {"reason": str(number)}
    record(acting_user=None, acting_as="", action="case_suspended", subject=f"case:{number % 3 + 1}", details=details)


def gaps():
    numbers = list(JournalEntry.objects.order_by("seq").values_list("seq", flat=True))
    return sorted(set(range(1, len(numbers) + 1)) ^ set(numbers))


def writing_thread(barrier):
    barrier.wait()
    try:
        for number in range(EACH):
            with transaction.atomic():
                write_one(number)
                write_one(number + 1)
                if number % 5 == 4:
                    transaction.set_rollback(True)
    finally:
        connection.close()


def test_threads_keep_one_chain(problems):
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(writing_thread, barrier) for barrier in [Barrier(WRITERS)] for _ in range(WRITERS)]:
            done.result()
    assert JournalEntry.objects.count() == WRITERS * EACH * 2 * 4 // 5
    assert gaps() == []
    assert problems() == []


def writing_process():
    while True:
        with transaction.atomic():
            write_one(1)
            write_one(2)


def test_processes_that_are_killed_leave_a_whole_chain(problems):
    connections.close_all()  # a forked child must not share our connection
    children = [get_context("fork").Process(target=writing_process) for _ in range(3)]
    for child in children:
        child.start()
    while (JournalHead.objects.first() or JournalHead(seq=0)).seq < 60:
        assert all(child.is_alive() for child in children)
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    assert JournalEntry.objects.count() % 2 == 0
    assert gaps() == []
    assert problems() == []
    with transaction.atomic():
        write_one(1)


def checking_thread(problems):
    try:
        return [found for _ in range(5) for found in problems()]
    finally:
        connection.close()


def sealing_thread(barrier):
    barrier.wait()
    try:
        return seal()
    finally:
        connection.close()


def test_a_check_while_others_write_raises_no_false_alarm(problems, keys):
    with ThreadPoolExecutor(5) as pool:
        barrier = Barrier(4)
        writers = [pool.submit(writing_thread, barrier) for _ in range(3)]
        pool.submit(sealing_thread, barrier)
        assert pool.submit(checking_thread, problems).result() == []
        for done in writers:
            done.result()
    assert problems() == []


def test_two_sealers_at_once_make_one_seal(problems, keys):
    with transaction.atomic():
        write_one(1)
    with ThreadPoolExecutor(2) as pool:
        barrier = Barrier(2)
        made = [done.result() for done in [pool.submit(sealing_thread, barrier) for _ in range(2)]]
    assert [seal.number for seal in made if seal] == [1]
    assert problems() == []
