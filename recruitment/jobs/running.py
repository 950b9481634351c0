"""Doing one item after the other."""

import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from celery import shared_task
from celery.signals import worker_ready
from django.db import close_old_connections
from django.utils.translation import gettext as _

from . import queue, services
from .kinds import kind_called
from .models import JobItem

_log = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def release_dead() -> None:
    """What workers of this machine held that are no longer alive."""
    ours = JobItem.objects.filter(state=JobItem.State.RUNNING, leased_by__startswith=f"{socket.gethostname()}:")
    names = ours.values_list("leased_by", flat=True)
    if dead := {name for name in names if not _alive(name.rpartition(":")[2])}:
        services.release(dead)


def _alive(pid: str) -> bool:
    """One that has ended and only waits to be counted by its parent (Z) is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def work_item(item: JobItem) -> None:
    """Do a leased item and note how it ended."""
    try:
        message, failed = kind_called(item.kind).work(item) or "", False
    except Exception as error:  # whatever one item ends in, the worker lives and the item is told to have failed
        reasons = getattr(error, "reasons", None)
        if not reasons:
            _log.exception("job %s, %s", item.job_id, item.subject)
        message, failed = "\n".join(reasons or [_("处理时出现意外错误，已记入系统日志；请联系管理员。")]), True
    if not services.finish(item, message=message, failed=failed):
        _log.warning("job %s, %s: the lease was lost meanwhile", item.job_id, item.subject)


def work(stop: Callable[[], bool], once: bool = False) -> int:
    """Work until `stop()`, or with `once` until nothing waits. How many items were done."""
    done, name = 0, worker_name()
    release_dead()
    while not stop():
        item = services.take(name)
        if item is not None:
            work_item(item)
            done += 1
        elif once:
            break
        else:
            close_old_connections()
            time.sleep(PAUSE_SECONDS)
            release_dead()
    return done


@shared_task(name=queue.WORK, acks_late=True, ignore_result=True)
def work_on(key: int) -> None:
    """A message: do this item, if it still waits."""
    if item := services.take(worker_name(), only=key):
        work_item(item)


@shared_task(name=queue.SWEEP, ignore_result=True)
def sweep() -> None:
    """From time to time: what dead workers held, and messages that were lost."""
    release_dead()
    services.sweep()


@worker_ready.connect
def sweep_at_start(**_) -> None:
    """A worker that comes back after a crash asks at once what was left."""
    sweep.delay()
