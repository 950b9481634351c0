"""A test run has a directory of its own for database, files and keys; the project's var/ is not touched."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker shares the directory of the run it belongs to
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="recruitment-test-")
    os.environ.pop("KEY_DIR", None)
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "recruitment.settings"

from django.conf import settings  # only now: the settings read VAR_DIR when they are loaded

for _database in settings.DATABASES.values():
    if _database["ENGINE"].endswith("sqlite3"):
        # A file, as in real work: locks, WAL and kill -9 behave otherwise in memory. Workers add a suffix.
        _database.setdefault("TEST", {})["NAME"] = str(Path(settings.VAR_DIR) / "test.sqlite3")
