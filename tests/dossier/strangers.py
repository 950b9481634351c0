"""A dossier in the hands of a stranger: its attachments, and the verify.py that lies among them."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf


def attachments(data: bytes) -> dict[str, bytes]:
    document = pikepdf.open(io.BytesIO(data))
    return {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}


def strangers_check(files: dict[str, bytes], folder: Path) -> tuple[int, str]:
    """verify.py as a stranger runs it: with Python alone, isolated from everything of ours."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return strangers_call(folder, folder)


def strangers_call(folder: Path, what: Path) -> tuple[int, str]:
    """The verify.py that lies in `folder`, called with `what`."""
    command = [sys.executable, "-I", "-S", folder / "verify.py", what]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8")
    return ran.returncode, ran.stdout + ran.stderr
