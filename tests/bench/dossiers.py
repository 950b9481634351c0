"""What a dossier costs: a plain one, a long one, one with scans; beside a cold Chromium with the same page.

python -m tests.bench.dossiers BATCH RENDERS      figures as JSON, for the database in DATABASE_URL

Chromium makes neither PDF/A nor PDF/UA, attaches nothing and signs nothing; it prints the same HTML. Its processor
time includes its start: a browser is not kept running beside a server. `all` is what a user waits for, gathering,
attaching and keeping included; `typeset` is the page alone.
"""

import contextlib
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from recruitment.cases.models import Case  # noqa: E402
from recruitment.dossier import render, services  # noqa: E402
from recruitment.dossier.press import press  # noqa: E402
from tests.bench.dossiers_ground import ground  # noqa: E402

ROUNDS = 3
_SUBREAPER = 36


class Spent:
    """Wall time and processor time of a block: this process's, the workshop's and its children's."""

    def __enter__(self):
        self.cpu, self.wall = -_cpu(), -perf_counter()
        return self

    def __exit__(self, *_):
        self.cpu, self.wall = self.cpu + _cpu(), self.wall + perf_counter()


def _cpu() -> float:
    ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    fields = Path(f"/proc/{press().process.pid}/stat").read_text().rpartition(")")[2].split()
    workshop = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return sum(used.ru_utime + used.ru_stime for used in ours) + workshop


def one(case: Case, page: dict) -> dict:
    """A dossier made anew, `ROUNDS` times; the median. What was typeset stays in `page`."""
    typeset, ask = render.typeset, render._ask

    def asked(*job):
        answer = ask(*job)
        page["peak"] = answer["peak_kib"] / 1024
        return answer

    def watched(html, css, target, **more):
        page.update(html=html, css=css, pictures=more.get("pictures") or {})
        with Spent() as page["spent"]:
            return typeset(html, css, target, **more)

    render.typeset, render._ask = watched, asked
    rounds = []
    for _ in range(ROUNDS):
        with Spent() as spent:
            made = services.render_dossier(acting_user=None, acting_as="", case=case, anew=True)
        rounds.append((spent.wall, spent.cpu, page["spent"].wall))
    render.typeset, render._ask = typeset, ask
    figures = (median(column) for column in zip(*rounds, strict=True))
    names = ("wall", "cpu", "typesetting")
    return {"pages": made.pages, "peak": page["peak"], **dict(zip(names, figures, strict=True))}


def chromium(page: dict) -> dict:
    """The same page by a browser that is started for it."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)  # its children are counted when they have been waited for
    walls, cpus = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as place:
            html = page["html"]
            for number, (name, data) in enumerate(page["pictures"].items()):
                Path(place, f"{number}.img").write_bytes(data)
                html = html.replace(f'"mem:{name}"', f'"{number}.img"')
            Path(place, "x.html").write_text(html.replace("</head>", f"<style>{page['css']}</style></head>"), "utf-8")
            options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={place}/profile"]
            target = [f"--print-to-pdf={place}/o.pdf", f"file://{place}/x.html"]
            command = [shutil.which("chromium"), *options, *target]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            with Spent() as spent:
                browser = subprocess.Popen(command, start_new_session=True, **quiet)
                _reap(browser.pid)
            assert Path(place, "o.pdf").exists()
        walls.append(spent.wall)
        cpus.append(spent.cpu)
    return {"wall": median(walls), "cpu": median(cpus)}


def _reap(group: int) -> None:
    """Wait for the browser and all that it started."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-group, 0)


def worker(keys: list[int]) -> None:
    """One of the batch's workers, with a workshop of its own."""
    for key in keys:
        services.render_dossier(acting_user=None, acting_as="", case=Case.objects.get(pk=key), anew=True)


def batch(keys: list[int], workers: int) -> float:
    connection.close()
    start = perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(worker, [keys[n::workers] for n in range(workers)]))
    return perf_counter() - start


def again(keys: list[int]) -> float:
    """The batch once more, with nothing changed."""
    start = perf_counter()
    for key in keys:
        made = services.render_dossier(acting_user=None, acting_as="", case=Case.objects.get(pk=key))
        assert not made.fresh
    return perf_counter() - start


def resident() -> float:
    """The memory of the workshop, in MB: what each of its children starts with."""
    status = Path(f"/proc/{press().process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main(count: int, renders: int) -> dict:
    call_command("migrate", verbosity=0)
    cases, keys = ground(count)
    found = {}
    for name, case in cases.items():
        services.render_dossier(acting_user=None, acting_as="", case=case)
        page: dict = {}
        found[name] = one(case, page) | {"chromium": chromium(page)}
    target = Path(settings.VAR_DIR) / "many.pdf"
    first = resident()
    for _ in range(renders):
        render.typeset("<html lang=zh><title>页</title><p>同志</p></html>", "", target)
    found["renders"] = {"first": first, "last": resident()}
    for key in keys:
        services.render_dossier(acting_user=None, acting_as="", case=Case.objects.get(pk=key))
    found["batch"] = {"one": batch(keys, 1), "two": batch(keys, 2), "unchanged": again(keys)}
    return found


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
