"""欧阳文's paper case, complete, in a branch of its own; names are invented."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from pypdf import PdfReader

from recruitment.cases.attesting import attest_case
from recruitment.dossier.services import render_dossier
from recruitment.organisation.models import UnitType
from recruitment.organisation.services import open_unit
from recruitment.people.services import register_person
from recruitment.rules import casefile

POST = "春光社区党支部 组织委员"
COMPLETE = Path(settings.BASE_DIR) / "recruitment" / "rules" / "examples" / "complete_2014.json"


class Book:
    """A rendered dossier as its reader sees it: the text of its pages, and the pages of each bookmark."""

    def __init__(self, path: Path):
        self.reader = PdfReader(path)
        self.pages = ["".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = "".join(self.pages)
        marks = [
            (mark.title, self.reader.get_destination_page_number(mark)) for mark in self._flat(self.reader.outline)
        ]
        ends = [page for _, page in marks[1:]] + [len(self.pages)]
        self.range = {title: (first, max(last, first + 1)) for (title, first), last in zip(marks, ends, strict=True)}

    def _flat(self, outline):
        for item in outline:
            yield from self._flat(item) if isinstance(item, list) else [item]

    def part(self, title: str) -> str:
        """The text of the pages from the bookmark to the next one."""
        first, last = self.range[title]
        return "".join(self.pages[first:last])


@pytest.fixture
def officer(db):
    return User.objects.create(username="zhao", last_name="赵", first_name="守正")


@pytest.fixture
def branch(officer):
    root = open_unit(
        acting_user=None,
        name="明湖区委",
        type=UnitType.PARTY_COMMITTEE,
        opened_on=date(2000, 1, 1),
        approval_power=True,
        profile="taiping",
    )
    return open_unit(
        acting_user=None, name="春光社区党支部", type=UnitType.BRANCH, opened_on=date(2000, 1, 1), parent=root
    )


@pytest.fixture
def paper_case(officer, branch):
    """Make a complete paper case; `steps` limits it to the first ones."""

    def make(name: str = "欧阳文", steps: int = 25):
        document = json.loads(COMPLETE.read_text("utf-8"))
        document["steps"] = dict(list(document["steps"].items())[:steps])
        known = casefile.read(json.dumps(document), "complete_2014.json").case
        person = register_person(acting_user=officer, name=name, sex="male", birth_date=date(1995, 3, 4))
        by = {"acting_user": officer, "acting_as": POST, "source": "complete_2014.json"}
        return attest_case(person=person, unit=branch, known=known, profile="taiping", **by)[0]

    return make


@pytest.fixture
def rendered(officer, tmp_path):
    """Render a case and open the result."""

    def render(case) -> Book:
        path = tmp_path / f"{case.pk}.pdf"
        render_dossier(acting_user=officer, acting_as=POST, case=case, path=path)
        return Book(path)

    return render


@pytest.fixture
def command():
    """Run manage.py dossier in a process of its own on the database of the test."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
        at = connection.settings_dict
        server = f"{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}"
        url = f"sqlite:///{at['NAME']}" if connection.vendor == "sqlite" else f"postgres://{server}/{at['NAME']}"
        own = {"VAR_DIR": str(settings.VAR_DIR), "DATABASE_URL": url}
        program = [sys.executable, "manage.py", "dossier", *arguments]
        every = {**os.environ, **own, **environment}
        return subprocess.run(program, cwd=settings.BASE_DIR, env=every, capture_output=True, encoding="utf-8")

    return run
