"""The rules of the house: who imports whom, how long a file may be, what never goes into the repository."""

import ast
import os
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from django.db import connection
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOT_ROOMS = {"management", "migrations", "templatetags", "locale", "static"}
SAID_ONLY_IN = {"weasyprint": "recruitment/dossier/", "viewflow": "workflows/"}


@cache
def python_files(*folders: str) -> dict[str, str]:
    """Text by name, without migrations (written by a machine) and empty files (no reading)."""
    found = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text("utf-8")
            if text.strip() and "migrations" not in path.parts:
                found[str(path.relative_to(ROOT))] = text
    return found


def functions_in(text: str):
    return (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def imports_in(tree: ast.AST) -> set[str]:
    """The packages (first word) that a module or function imports."""
    named = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    named |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level}
    return {name.partition(".")[0] for name in named}


def git(*arguments: str) -> str:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git clone")
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr  # 1: grep found nothing
    return ran.stdout


def test_arrows_between_rooms_point_down_only():
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_room_has_its_place_in_the_layers():
    layers = " ".join(PROJECT["tool"]["importlinter"]["contracts"][0]["layers"])
    rooms = {f.parent.name for f in (ROOT / "recruitment").glob("*/__init__.py")} - NOT_ROOMS
    assert rooms - set(re.findall(r"recruitment\.(\w+)", layers)) == set()


@pytest.mark.parametrize("package", SAID_ONLY_IN)
def test_only_one_room_says(package):
    files = python_files("recruitment", "workflows")
    sayers = [name for name, text in files.items() if package in imports_in(ast.parse(text))]
    assert [name for name in sayers if not name.startswith(SAID_ONLY_IN[package])] == []


def test_weasyprint_is_imported_inside_functions_so_that_no_page_waits_for_pango():
    for name, text in python_files("recruitment/dossier").items():
        for statement in ast.parse(text).body:
            if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
                assert "weasyprint" not in imports_in(statement), name


def test_files_are_short_enough_to_read():
    lengths = {n: len(t.splitlines()) for n, t in python_files("recruitment", "workflows").items()}
    longest = sorted(lengths.items(), key=lambda item: -item[1])[: max(10, len(lengths) // 10)]
    assert statistics.median(lengths.values()) <= 60, longest
    assert sum(length <= 200 for length in lengths.values()) >= 0.9 * len(lengths), longest


def test_no_file_is_above_400_lines_and_no_function_above_40():
    too_long = []
    for name, text in python_files("recruitment", "workflows", "tests").items():
        if len(text.splitlines()) > 400:
            too_long.append(f"{name}: {len(text.splitlines())} lines")
        for function in functions_in(text):
            lines = function.end_lineno - function.lineno + 1
            if lines > 40:
                too_long.append(f"{name}: {function.name} has {lines} lines")
    assert too_long == []


def test_no_tracked_file_names_a_place_on_somebodys_machine():
    places = ["/" + place for place in ("work/", "tmp/w", "root/")]  # put together, or it finds itself
    assert git("grep", "-I", "-n", "-F", *(word for place in places for word in ("-e", place))) == ""


def test_the_lock_file_holds_what_pyproject_asks_for():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))
    groups = PROJECT["dependency-groups"]
    for line in [*PROJECT["project"]["dependencies"], *groups["test"], *groups["lint"]]:
        wanted = Requirement(line)
        held = locked.get(wanted.name.lower())
        assert held, f"{wanted.name} is not in requirements.lock: ./run lock"
        assert held in wanted.specifier, f"{line}, but requirements.lock holds {held}: ./run lock"
        assert version(wanted.name) == held, f"{wanted.name}: .venv does not follow requirements.lock"
    assert "://" not in lock, "requirements.lock names a package index: that is for each machine to say"


@pytest.mark.both_databases
@pytest.mark.django_db
def test_the_tests_run_on_the_database_they_were_given():
    given = os.environ.get("DATABASE_URL", "sqlite:").partition(":")[0]
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[given]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
