"""A book in which the work writes, and workers that are real processes on the database of the test."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection

from recruitment.jobs.services import start_job
from tests.jobs import tried  # noqa: F401 - registers its kinds


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book"
    path.touch()
    return path


@pytest.fixture
def alice(db):
    return User.objects.create_user("aihua")


@pytest.fixture
def start(alice, book):
    def start(*numbers: int, kind: str = "note"):
        items = [(f"case:{n}", f"第{n}号") for n in numbers]
        return start_job(acting_user=alice, kind=kind, items=items, title="试一试", book=str(book))

    return start


def database_url() -> str:
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"


@pytest.fixture
def process(tmp_path):
    """Start a program of the project on the test's database; it is ended with the test."""
    running = []

    def begin(*arguments: str, **environment: str) -> subprocess.Popen:
        env = {**os.environ, "DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR_DIR), **environment}
        said = (tmp_path / f"said{len(running)}").open("w+b")
        child = subprocess.Popen([sys.executable, *arguments], cwd=settings.BASE_DIR, env=env, stdout=said, stderr=said)
        child.said = lambda: Path(said.name).read_text()
        running.append(child)
        return child

    yield begin
    for child in running:
        child.kill()
        child.wait()


def wait_for(book: Path, line: str, times: int = 1) -> None:
    end = time.monotonic() + 60
    while book.read_text().count(line) < times:
        assert time.monotonic() < end, f"“{line}” did not come: {book.read_text()}"
        time.sleep(0.05)
