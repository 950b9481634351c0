"""A journal with two cases whose entries alternate, and one seal over the first ten."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from recruitment.journal.checking import Check
from recruitment.journal.services import record, seal


@pytest.fixture
def organiser(db):
    return User.objects.create(username="organiser")


@pytest.fixture
def write(organiser):
    """Write `count` entries, the cases 17 and 18 by turns, each with a word of its own in the details."""

    def write(count, start=1):
        written = []
        for number in range(start, start + count):
            with transaction.atomic():
                entry = record(
                    acting_user=organiser,
                    acting_as="虹桥村党支部 组织委员",
                    action="case_suspended",
                    subject="case:17" if number % 2 else "case:18",
                    details={"reason": f"缘由{number}号𠮷"},
                )
            written.append(entry)
        return written

    return write


@pytest.fixture
def keys(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "KEY_DIR", tmp_path / "keys")
    return tmp_path / "keys"


@pytest.fixture
def journal(write, keys):
    """Entries 1 to 10, sealed; 11 tells of the seal; 12 and 13 are not sealed."""
    write(10)
    made = seal()
    write(2)
    return made


@pytest.fixture
def problems(db):
    """What a check finds: (kind, entry) of each problem."""

    def problems(kept=()):
        return [(problem.kind, problem.seq) for problem in Check(kept).problems()]

    return problems
