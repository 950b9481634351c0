"""Celery, where a broker is set (CELERY_BROKER_URL: redis://… or amqp://…). Without one the local worker looks itself.

celery -A recruitment.jobs.queue worker      any number, on any machine
celery -A recruitment.jobs.queue beat        one: sends again what was lost

Celery reads this file before Django is set up, so nothing here may import a model.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from celery import Celery
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

if TYPE_CHECKING:
    from .models import JobItem

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitment.settings")
app = Celery("recruitment", include=["recruitment.jobs.running"])
app.config_from_object("django.conf:settings", namespace="CELERY")

_log = logging.getLogger(__name__)
WORK, SWEEP = "jobs.work", "jobs.sweep"


def send_on_commit(items: Iterable[JobItem]) -> None:
    """A message for each item, once it can be seen."""
    if settings.CELERY_BROKER_URL:
        keys = [item.pk for item in items]
        transaction.on_commit(lambda: _send(keys))


def _send(keys: list[int]) -> None:
    """A broker that is away keeps no page waiting and loses nothing: the sweep sends again."""
    try:
        for key in keys:
            app.send_task(WORK, [key], retry=False)
    except (OperationalError, OSError):
        _log.exception("the broker of the jobs cannot be reached")
