"""What a dossier costs: a plain one, a long one, one with scans; beside a cold Chromium and typst (`beside`).

python -m tests.bench.dossiers BATCH RENDERS      figures as JSON, for the database in DATABASE_URL

Ours are the figures of what a user waits for, gathering, attaching and keeping included: a tenth of the processor
time, of which the two others have nothing.

Nine tenths are the child's: layout a half, drawing a fifth, cascade and boxes an eighth, writing a tenth, fonts and
tags a twentieth; it is spread over Python that has no hot spot left. What helped is in the code: fixed tables, a warm
workshop that forks, no collection of garbage, deflating once (6 % of the long one). Tried since, alternating, best of
6 to 10, where 3 % is noise; the long dossier, unless the plain one is named:

    without a glossary, the one static part     5 % of the plain one, 10 % of the long one: more could never be saved
    a FontConfiguration kept by the workshop    3 % of the plain one, nothing of the long one
    separate borders instead of collapsed       4 %, with their look restored by hand 0 %
    no anywhere-wrapping, no pre-line in cells  0 %; without page numbers and margins 0 %; no avoided breaks 0 %
    no fallback faces 0 %; opinions in short inline pieces +5 %; a smaller first draft of each line for Pango 0 %
    zlib level 6 or 1 instead of 9              0 %, files 1 % and 8 % larger
    plain malloc +8 %; huge pages 0 %; no trimming of the heap 0 %

Sheets set one by one and kept until their facts change were not built: a PDF's structure tree, outline, named places,
fonts and page numbers are of the whole file, so the saved sheets would be taken apart and written again.
"""

import json
import sys
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
from recruitment.dossier import fonts, render, services  # noqa: E402
from recruitment.dossier.press import press  # noqa: E402
from tests.bench.beside import ROUNDS, chromium, typst  # noqa: E402
from tests.bench.dossiers_ground import ground  # noqa: E402
from tests.bench.spent import Spent  # noqa: E402


def one(case: Case, page: dict) -> dict:
    """A dossier made anew, `ROUNDS` times; the median. What was typeset stays in `page`."""
    set_by, typeset, ask = services.render, render.typeset, render._ask

    def asked(*job):
        answer = ask(*job)
        page["peak"] = answer["peak_kib"] / 1024
        return answer

    def watched(html, css, target, **more):
        page.update(html=html, css=css, pictures=more.get("pictures") or {})
        return typeset(html, css, target, **more)

    def given(dossier, target, edition):
        page.update(dossier=dossier, edition=edition)
        return set_by(dossier, target, edition)

    services.render, render.typeset, render._ask = given, watched, asked
    rounds = []
    for _ in range(ROUNDS):
        with Spent() as spent:
            made = services.render_dossier(acting_user=None, acting_as="", case=case, anew=True)
        rounds.append((spent.wall, spent.cpu))
    services.render, render.typeset, render._ask = set_by, typeset, ask
    wall, cpu = (median(column) for column in zip(*rounds, strict=True))
    return {"pages": made.pages, "peak": page["peak"], "wall": wall, "cpu": cpu}


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
        ours = one(case, page)
        beside = {"chromium": chromium(page), "typst": typst(page, fonts.configuration().parent / "faces")}
        found[name] = ours | beside
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
