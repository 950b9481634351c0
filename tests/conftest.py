"""A test run has a directory of its own for database, files and keys; the project's var/ is not touched."""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest

if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # within the run's, and its own: none takes away another's files
    os.environ["VAR_DIR"] = str(Path(os.environ["VAR_DIR"]) / worker)
else:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="recruitment-test-")
    os.environ.pop("KEY_DIR", None)
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "recruitment.settings"
    os.environ["SECOND_FACTOR_ROLES"] = ""  # who must have one is tested in tests/accounts; elsewhere nobody is asked

from django.conf import settings  # only now: the settings read VAR_DIR when they are loaded
from django.db import connection
from django.test import TransactionTestCase

Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # or whitenoise warns of its absence
for _database in settings.DATABASES.values():
    if _database["ENGINE"].endswith("sqlite3"):
        # A file, as in real work: locks, WAL and kill -9 behave otherwise in memory. Workers add a suffix.
        _database.setdefault("TEST", {})["NAME"] = str(Path(settings.VAR_DIR) / "test.sqlite3")

django.setup()  # so that a room's conftest.py may import its models

from recruitment.journal import append_only, guards  # noqa: E402
from recruitment.organisation import guards as kept  # noqa: E402
from tests.cast import cast  # noqa: E402
from tests.one_browser import browser  # noqa: E402, F401 - a fixture


@contextlib.contextmanager
def _lifted_guards():
    """The journal's triggers are away, as an attacker who owns the database would have them; then they are back."""
    with connection.cursor() as cursor:
        for name in set(guards.triggers(connection.vendor)) - set(guards.missing(connection)):
            table = "journal_seal" if name.startswith("journal_seal") else "journal_entry"
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        for name, table in (append_only.triggers(connection) | kept.triggers()).items():
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
    yield
    kept.install(connection)
    guards.install(connection)  # and the head of an empty chain, which flushing takes away
    for table in append_only.TABLES:
        append_only.install(connection, table)


@pytest.fixture(scope="session")
def lifted_guards():
    return _lifted_guards


@pytest.fixture(autouse=True, scope="session")
def flushing_in_spite_of_the_journal():
    """Tests that commit end by emptying every table. Production code has no way to lift the triggers; tests have."""
    flush = TransactionTestCase._fixture_teardown

    def with_lifted_guards(test):
        with _lifted_guards():
            flush(test)

    TransactionTestCase._fixture_teardown = with_lifted_guards
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def case(people):
    """林小雨's case in branch A, step 1 open."""
    return people.case()
