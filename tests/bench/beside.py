"""The same dossier by others: a browser that is started for it, and typst; processor time, wall time and memory.

Chromium prints the same HTML and makes neither PDF/A nor PDF/UA. typst makes PDF/A-3a out of the same content - every
text, table and picture, in the same typefaces, with the contents' page numbers, running heads and bookmarks - by
`dossier.typ`; it says nothing of PDF/UA, and tints and spaces what it sets a little differently. Neither attaches the
originals, refuses a character, hashes, or signs. Both are processes started for the one job.
"""

import contextlib
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from statistics import median

import pikepdf

from recruitment.dossier.content import Facts
from tests.bench.spent import Spent

ROUNDS = 3
_SUBREAPER = 36
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
_TYPST = """import sys, typst
typst.compile('dossier.typ', output='o.pdf', root='.', font_paths=sys.argv[1:], ignore_system_fonts=True,
    pdf_standards='a-3a')"""


def chromium(page: dict) -> dict:
    """The page alone, by a browser that is started for it."""
    with tempfile.TemporaryDirectory() as place:
        html = page["html"]
        for number, (name, data) in enumerate(page["pictures"].items()):
            Path(place, f"{number}.img").write_bytes(data)
            html = html.replace(f'"mem:{name}"', f'"{number}.img"')
        Path(place, "x.html").write_text(html.replace("</head>", f"<style>{page['css']}</style></head>"), "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={place}/profile"]
        command = [shutil.which("chromium"), *options, "--print-to-pdf=o.pdf", f"file://{place}/x.html"]
        return _figures(command, Path(place))


def typst(page: dict, faces: Path) -> dict:
    """The same content as PDF/A-3a by typst, which is a Python package; Python's start is in the figures."""
    dossier, edition = page["dossier"], page["edition"]
    with tempfile.TemporaryDirectory() as place:
        told = {"dossier": _plain(dossier), "edition": _plain(edition)}
        told |= {"anchors": [sheet.anchor for sheet in dossier.sheets], "year": dossier.last_fact_at.year}
        Path(place, "data.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        for name, data in page["pictures"].items():
            Path(place, f"{name}.png" if name == "qr" else f"{name}.jpg").write_bytes(data)
        shutil.copy(Path(__file__).with_name("dossier.typ"), place)
        return _figures([sys.executable, "-c", _TYPST, str(faces)], Path(place))


def _plain(thing):
    """What JSON can say of a dossier; pictures are files."""
    if isinstance(thing, Facts):
        return {"title": thing.title, "lines": _plain(thing.lines), "prose": _plain(thing.prose)}
    if is_dataclass(thing):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing) if field.name != "pictures"}
    if isinstance(thing, list | tuple):
        return [_plain(item) for item in thing]
    return thing if thing is None or isinstance(thing, bool | int) else str(thing)


def _figures(command: list[str], place: Path) -> dict:
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)  # its children are counted when they have been waited for
    rounds = []
    for _ in range(ROUNDS):
        _forget(place)
        with Spent() as spent:
            _reap(subprocess.Popen(command, cwd=place, **_QUIET).pid)
        rounds.append((spent.wall, spent.cpu))
    with pikepdf.open(place / "o.pdf") as made:
        pages = len(made.pages)
    wall, cpu = (median(column) for column in zip(*rounds, strict=True))
    _forget(place)
    return {"pages": pages, "wall": wall, "cpu": cpu, "peak": _peak(command, place)}


def _forget(place: Path) -> None:
    (place / "o.pdf").unlink(missing_ok=True)
    shutil.rmtree(place / "profile", ignore_errors=True)


def _reap(group: int) -> None:
    """Wait for the program and all that it started."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-group, 0)


def _peak(command: list[str], place: Path) -> float:
    """MB of the program and all that it started, what they share counted once; in a run of its own, looked at often."""
    running, most = subprocess.Popen(command, cwd=place, **_QUIET), 0
    while running.poll() is None:
        most = max(most, sum(_proportional(process) for process in _session(running.pid)))
        time.sleep(0.02)
    _reap(running.pid)
    return most / 1024


def _session(leader: int) -> Iterator[Path]:
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "stat").read_text().rpartition(")")[2].split()[3] == str(leader):
                yield process


def _proportional(process: Path) -> int:
    with contextlib.suppress(OSError):
        return int((process / "smaps_rollup").read_text().partition("Pss:")[2].split()[0])
    return 0
