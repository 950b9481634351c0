"""The kernel's own record of one whole rendering: what the child asked it for, once the walls stood around it."""

import re
import sys
from pathlib import Path

import pytest
from django.conf import settings

from recruitment.dossier import press

pytestmark = [pytest.mark.tracer, pytest.mark.django_db]

WATCHED = "%file,%network,%process,ptrace,process_vm_readv,process_vm_writev,io_uring_setup,prctl"
LOOKING = {"access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "statx", "readlink", "getcwd"}
THREADS = {"clone", "clone3", "exit", "exit_group"}


@pytest.fixture
def traced(monkeypatch, tmp_path):
    """Answer what the rendering child asked for after it had given up everything: the call and the rest of the line."""
    record = tmp_path / "record"
    tracer = ["strace", "-ff", "-qq", "-s", "300", "--seccomp-bpf", "-o", str(record), "-e", f"trace={WATCHED}"]
    monkeypatch.setattr(press.Press, "program", (*tracer, sys.executable, "-B", "-m", "recruitment.dossier.workshop"))
    monkeypatch.setattr(press, "_presses", {})

    def lines() -> list[tuple[str, str]]:
        press.press().close()
        records = {path.suffix: path.read_text("utf-8", "replace") for path in tmp_path.glob("record.*")}
        (child,) = (text for text in records.values() if "prctl(PR_SET_SECCOMP" in text)
        inside = child.partition("prctl(PR_SET_SECCOMP")[2].split("\n", 1)[1]
        threads = re.findall(r"^clone\(.*CLONE_THREAD.* = (\d+)$", inside, re.MULTILINE)
        every = inside + "".join(records[f".{number}"] for number in threads)
        return [(line.partition("(")[0], line) for line in every.splitlines() if "(" in line]

    return lines


def test_a_whole_rendering_opens_typefaces_and_its_library_and_speaks_to_nobody(traced, paper_case, rendered):
    assert "第2步" in rendered(paper_case(steps=2)).text
    lines = traced()
    opened = [line for name, line in lines if name in ("open", "openat") and not re.search(r" = -1 E", line)]
    paths = [Path(re.search(r'"([^"]*)"', line)[1]) for line in opened]
    faces, library = Path(settings.VAR_DIR).resolve() / "dossier", Path(sys.prefix)
    assert any(path.is_relative_to(faces / "faces") for path in paths)  # the record is one of typesetting
    assert [path for path in paths if not (path.is_relative_to(faces) or path.is_relative_to(library))] == []
    assert [line for line in opened if "O_RDONLY" not in line or "O_CREAT" in line] == []
    assert [line for name, line in lines if name == "clone" and "CLONE_THREAD" not in line] == []
    said = [line for name, line in lines if name == "sendto"]
    assert len(said) == 1  # the answer, over the socket it was handed
    assert '"{\\"pages\\": ' in said[0]
    assert {name for name, _ in lines} - LOOKING - THREADS - {"open", "openat", "sendto"} == set()
