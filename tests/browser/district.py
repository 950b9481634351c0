"""The demonstration's district, seeded once for all tests that play in it, and on one day for all of them.

`manage.py demo` runs in a process of its own; each test begins with a copy of what it left. Workers share it.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

SEEDED_AT = datetime(2026, 11, 22, 1, tzinfo=UTC)
_SEED = f"""
import datetime, django, time_machine
django.setup()
from django.core.management import call_command
with time_machine.travel(datetime.datetime.fromisoformat("{SEEDED_AT.isoformat()}"), tick=True):
    call_command("migrate", verbosity=0)
    call_command("demo")
"""


@pytest.fixture(scope="session")
def seeded() -> Path:
    """The database of the demonstration, as a file; whoever comes first seeds it, the others wait."""
    folder = Path(settings.VAR_DIR)
    file, half = folder / "seeded.sqlite3", folder / "being-seeded.sqlite3"
    with (folder / "seeding.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            environment = os.environ | {"DATABASE_URL": f"sqlite:///{half}", "DEMO": "1"}
            subprocess.run([sys.executable, "-c", _SEED], env=environment, check=True, stdout=subprocess.DEVNULL)
            half.rename(file)
    return file


@pytest.fixture
def district(seeded, transactional_db):
    """The district in the test's own database, some hours after it was seeded."""
    with closing(sqlite3.connect(seeded)) as source:
        connection.ensure_connection()
        source.backup(connection.connection)
    ContentType.objects.clear_cache()
    with time_machine.travel(SEEDED_AT + timedelta(hours=3), tick=True) as clock:
        yield clock
