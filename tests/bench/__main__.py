"""`./run bench [--quick]`: one table. PG_URL adds PostgreSQL; each part runs in a process and a district of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from tests.empty_database import empty_database

STEP_NAMES = {"2": "step 2, talk", "8": "step 8, filing, opens three branches", "15": "step 15, meeting and ballot"}
QUICK = "--quick" in sys.argv
ROUNDS, SIZES, IMPORTS, SECONDS = (15, (100, 1_000), 60, 3) if QUICK else (100, (1_000, 100_000), 1_000, 20)
VETTED, VETTED_ROUNDS = (100, 1) if QUICK else (1_000, 3)
PAGE_SIZES = {"SQLite": 500, "PostgreSQL": 2_000} if QUICK else {"SQLite": 10_000, "PostgreSQL": 100_000}
PAGE_ROUNDS = 5 if QUICK else 15
DOSSIERS = (8, 20) if QUICK else (100, 500)
CASES_SIFTED = 500 if QUICK else 10_000


def row(what: str, figure: str, bound: str = "") -> None:
    print(f"{what:<58} {figure:>24}   {bound}".rstrip(), flush=True)


_numbers = count()


def figures(part: str, *arguments, url: str = ""):
    """What a part of the benchmark found, on SQLite or on the PostgreSQL server at `url`."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "recruitment.settings", "VAR_DIR": tempfile.mkdtemp()}
    environment.pop("DATABASE_URL", None)
    if url:
        environment["DATABASE_URL"] = empty_database(url, f"bench_{part}_{next(_numbers)}")
    command = [sys.executable, "-m", f"tests.bench.{part}", *map(str, arguments)]
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def judging() -> None:
    found = figures("judging", SECONDS)
    additions = found.pop("additions")
    for name, rate in found.items():
        row(f"judging, {name}", f"{rate:,.0f} files/s of CPU", "at least 2,000")
    row("  this machine at that moment", f"{additions / 1e6:.0f} million additions/s", "20 to 30 when it is quiet")


def steps(name: str, url: str) -> None:
    found = figures("steps", ROUNDS, *SIZES, url=url)
    small, large = (found[str(size)] for size in SIZES)
    for number, title in STEP_NAMES.items():
        ours, lean, among_many = small[f"{number} ours"], small[f"{number} lean"], large[f"{number} ours"]
        row(f"{name}: {title}, through the door", f"{ours['ms']:.1f} ms, {ours['statements']} SQL")
        row("  the leanest hand-written code", f"{lean['ms']:.1f} ms, {lean['statements']} SQL")
        row("  ratio", f"{ours['ms'] / lean['ms']:.1f}", "at most 4")
        growth = f"{among_many['ms'] / ours['ms']:.2f}, {among_many['statements']} SQL"
        row(f"  among {SIZES[1]:,} cases, against {SIZES[0]:,}", growth, "about 1")


def pages(name: str, url: str, size: int) -> None:
    """The worst page of each kind is what counts: every holder of a post opens each."""
    for what, found in figures("pages", size, PAGE_ROUNDS, url=url).items():
        row(
            f"{name}, {size:,} cases: {what}",
            f"{found['ms']:.0f} ms ({found['cpu_ms']:.0f} of CPU here), {found['statements']} SQL",
            "150 ms",
        )


def importing(name: str, url: str) -> None:
    seconds = figures("importing", IMPORTS, url=url)
    row(f"{name}: importing {IMPORTS:,} complete case files", f"{seconds:.0f} s", f"{IMPORTS * 0.06:.0f} s")


def transfer() -> None:
    found = figures("transfer")
    row("first visit to a case page, compressed", f"{found['first'] / 1000:.0f} kB", "300 kB")
    for name, weight in found["later"].items():
        row(f"  then its {name}", f"{weight / 1000:.1f} kB", "30 kB")


def vetting(name: str, url: str) -> None:
    few, many = (figures("vetting", people, VETTED_ROUNDS, url=url) for people in (VETTED // 10, VETTED))
    for act, seconds in many["seconds"].items():
        sql = (
            f", {many['statements'][act]} SQL ({few['statements'][act]} for {VETTED // 10})"
            if act in many["statements"]
            else ""
        )
        row(f"{name}: joint vetting of {VETTED:,}, {act}", f"{seconds:.2f} s{sql}", "under 3 s")
    for direction, found in many["megabytes"].items():
        for what, figure in found.items():
            row(f"  sheet of {VETTED:,} {direction}, memory of the {what}", f"{figure:.0f} MB", "200 MB")


def sieve(name: str, url: str) -> None:
    found = figures("sieve", CASES_SIFTED, 2, url=url)
    for what, figure in found.items():
        row(f"{name}: the sieve, {what}", f"{figure:,}", "60 s, 500 MB, 300 ms" if what == "cases" else "")


def dossiers() -> None:
    found = figures("dossiers", *DOSSIERS)
    renders, batch = found.pop("renders"), found.pop("batch")
    for name, one in found.items():
        others = {"  the page by a cold Chromium": one["chromium"], "  the page by typst, PDF/A-3a": one["typst"]}
        for what, made in {f"dossier, {name}, {one['pages']} pages": one, **others}.items():
            figure = f"{made['cpu']:.1f} s of CPU, {made['wall']:.1f} s, {made['peak']:.0f} MB"
            row(what, figure, "300 MB" if made is one else "")
        ratios = (f"{one['cpu'] / one[other]['cpu']:.2f}" for other in ("chromium", "typst"))
        row("  ratios of CPU", ", ".join(ratios), "1 for the plain one beside Chromium")
    memory = f"{renders['first']:.0f}, {renders['last']:.0f} MB"
    row(f"{DOSSIERS[1]} pages, the workshop's memory before and after", memory, "flat")
    row(f"a batch of {DOSSIERS[0]}, one worker", f"{batch['one']:.0f} s")
    row("  two workers", f"{batch['one'] / batch['two']:.2f} times as fast", "at least 1.8")
    row("  once more, nothing changed", f"{batch['unchanged']:.1f} s", "seconds")


def demonstration() -> None:
    environment = os.environ | {"VAR_DIR": tempfile.mkdtemp()}
    manage = Path(__file__).parents[2] / "manage.py"
    for command in ("migrate", "demo"):
        start = time.perf_counter()
        subprocess.run([sys.executable, manage, command], env=environment, check=True, stdout=subprocess.DEVNULL)
        row(f"manage.py {command}", f"{time.perf_counter() - start:.0f} s")


def main() -> None:
    judging()
    databases = {"SQLite": ""} | ({"PostgreSQL": os.environ["PG_URL"]} if os.environ.get("PG_URL") else {})
    for name, url in databases.items():
        steps(name, url)
        pages(name, url, PAGE_SIZES[name])
    importing("SQLite", "")
    for name, url in databases.items():
        vetting(name, url)
    for name, url in databases.items():
        sieve(name, url)
    dossiers()
    transfer()
    if not QUICK:
        demonstration()


if __name__ == "__main__":
    main()
