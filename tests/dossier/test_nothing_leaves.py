"""The renderer has no network and reads no file but what it is given, whatever a page makes its library do."""

import json
import sys
from pathlib import Path

import pytest
from django.conf import settings

from recruitment import walls
from recruitment.dossier import press
from recruitment.dossier.render import typeset


@pytest.fixture
def intruded(monkeypatch, tmp_path):
    """What came of each attempt, and what is left of the files that were aimed at."""
    monkeypatch.setattr(press.Press, "program", (sys.executable, "-B", "-m", "tests.dossier.intruder"))
    monkeypatch.setattr(press, "_presses", {})

    def intrude(files: dict[str, Path]) -> dict:
        target = tmp_path / "told"
        typeset(json.dumps({name: str(path) for name, path in files.items()}), "", target)
        press.press().close()
        return json.loads(target.read_bytes())

    return intrude


def test_code_that_took_the_typesetter_over_reaches_nothing(intruded, tmp_path):
    other = tmp_path / "another case.pdf"
    other.write_bytes(b"secret")
    before = other.stat()
    database = Path(settings.VAR_DIR) / "district.sqlite3"
    database.touch()
    files = {"another case's file": other, "the accounts": Path("/etc/passwd"), "the database": database}
    told = intruded(files | {"the program": Path(settings.BASE_DIR) / "run", "the keys": Path(settings.KEY_DIR)})
    assert len(told.pop("holds")) == 3  # its job, its target and the socket for its answer
    reached = {name: came for name, came in told.items() if came not in ("EACCES", "EPERM")}
    assert len(told) > 25
    assert reached == {} or walls.missing()  # a wall is missing here, and the log of the program says so
    assert other.read_bytes() == b"secret"
    assert (other.stat().st_mode, other.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["another case.pdf", "told"]
