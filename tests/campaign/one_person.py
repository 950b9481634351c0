"""A case is carried from the application to the archive by an old browser, form by form."""

import tempfile
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from recruitment.cases.models import Act, Case
from recruitment.rules.rule import JOINT_VETTING
from tests.cases.test_materials import pdf
from tests.facts import DAY, N, calendar, examined_on, lawful_facts
from tests.journeys import APPLIED_ON, ORDER, changes
from tests.step_pages.typing import day, page_of, typed
from workflows.models import WorkItem

DAYS = calendar(APPLIED_ON)
BUTTON = "#step-form .actions .btn-primary"


def cookies(user: User) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    return {"sessionid": client.cookies["sessionid"].value, "django_language": "zh-hans"}


class Forms:
    """Every form sent, and what went otherwise than it should."""

    def __init__(self, window, url: str):
        self.window, self.url = window, url
        self.sent, self.wrong = 0, []

    def send(self, user: User, path: str, answers: dict, *, expected: int = 302, form: str = "#step-form") -> None:
        self.window.sign_in(self.url, cookies(user))
        status = self.window.visit(self.url + path)
        if status != 200:
            self.wrong.append(f"{path}: {status} when read")
            return
        self.window.fill(form, answers)
        status, self.sent = self.window.press(BUTTON), self.sent + 1
        if status != expected:
            said = self.window.ask("document.querySelector('main').innerText") or ""
            self.wrong.append(f"{path}: {status}, not {expected}: {said[:300]!r}")

    def upload(self, user: User, path: str, file: Path) -> None:
        self.window.sign_in(self.url, cookies(user))
        self.window.visit(self.url + path)
        self.window.choose("input[type=file]", str(file))
        self.window.fill("form[data-upload]", {"received_on": APPLIED_ON.isoformat()})
        if self.window.press("form[data-upload] button") >= 400:
            self.wrong.append(f"{path}: not taken")
        self.sent += 1


def answers(people, step, **other) -> dict:
    on = DAYS[N(10)] + 3 * DAY if step == JOINT_VETTING else DAYS[step]
    facts = lawful_facts(step, on, **(changes(step, DAYS) | other))
    return typed(step, facts, people.members[:2] if step in (N(5), N(9)) else ())


def from_application_to_archive(window, url: str, stage) -> tuple[str, list[str]]:
    people, forms = stage.people, Forms(window, url)
    window.resize(1366, 768)
    person = {"name": "韩雪晴", "sex": "female", "birth_date": "1990.3.14", "is_citizen": "true", "is_mobile": "false"}
    opening = person | {"unit": str(people.branch_a.pk), "on": day(APPLIED_ON)}
    forms.send(people.alice, "/cases/new/", opening)
    case = Case.objects.get()
    own = f"/cases/{case.pk}/"
    for step in ORDER:
        if step is N(2):
            pause_and_go_on(forms, people, own)
        if step is N(6):
            for on in examined_on(DAYS):
                entry = {"kind": "examination", "on": day(on), "opinion": "表现良好"}
                forms.send(people.alice, own + "moves/record_entry/", entry)
        if step is N(15):
            too_few = answers(people, step) | {"ballot-in_favour": "4", "ballot-against": "2"}
            forms.send(people.alice, page_of(case, step), too_few, expected=422)
        item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
        forms.send(people.in_charge(item.permission), page_of(case, step), answers(people, step))
        if forms.wrong:
            return f"stopped at {step}", forms.wrong
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "谈话记录.pdf"
        paper.write_bytes(pdf())
        forms.upload(people.alice, own + "materials/?key=talk_record", paper)
    case.refresh_from_db()
    wrong = forms.wrong + window.errors
    if (case.state, Act.objects.count(), case.materials.count()) != ("archived", len(ORDER), 1):
        wrong.append(f"{case.state}, {Act.objects.count()} acts, {case.materials.count()} papers")
    connection.close()
    return f"one person from the application to the archive, {forms.sent} forms", wrong


def pause_and_go_on(forms: Forms, people, own: str) -> None:
    on = day(DAYS[N(1)] + DAY)
    forms.send(people.alice, own + "moves/suspend/", {"on": on, "reason": "出国"})
    forms.send(people.alice, own + "moves/resume/", {"on": on, "reason": "回国"})
