"""Cases for the dossier's benchmark: filed development objects, one with forty scans of 2 MB, a long archived one."""

import io
import json
import os
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from PIL import Image

from recruitment.cases.attesting import attest_case
from recruitment.cases.materials import receive_material
from recruitment.cases.models import Case, Entry
from recruitment.cases.services import record_entry
from recruitment.papers import PAPERS
from recruitment.people.services import register_person
from recruitment.rules import book as rule_book
from recruitment.rules import casefile
from recruitment.steps import Step
from tests.cast import cast

COMPLETE = Path(rule_book.__file__).parent / "examples" / "complete_2014.json"
SHORT, SCANS, ENTRIES = 8, 40, 60
_OPINION = "该同志思想上积极要求进步，工作中认真负责，按时参加组织生活和集中学习，与群众联系密切。" * 12


def ground(count: int) -> tuple[dict[str, Case], list[int]]:
    """One case of each kind, and the keys of `count` plain ones."""
    people = cast()
    document = json.loads(COMPLETE.read_text("utf-8"))
    known = casefile.read(json.dumps(document), COMPLETE.name).case
    document["steps"] = dict(islice(document["steps"].items(), SHORT))
    short = casefile.read(json.dumps(document), COMPLETE.name).case
    made = [_case(people, short, f"甲{number}") for number in range(count)]
    plain, scanned, long = _case(people, short, "平"), _case(people, short, "图"), _case(people, known, "长")
    _lengthen(people.alice, long)
    _scan(people.alice, scanned)
    return {"plain": plain, "long": long, "40 scans": scanned}, [case.pk for case in made]


def _case(people, known, name: str) -> Case:
    person = register_person(acting_user=people.alice, name=name, sex="male", birth_date=date(1995, 3, 4))
    by = {"acting_user": people.alice, "acting_as": "组织委员", "source": COMPLETE.name}
    return attest_case(person=person, unit=people.branch_a, known=known, profile="national", **by)[0]


def _lengthen(user: User, case: Case) -> None:
    for number in range(ENTRIES):
        on, kind = date(2016, 1, 1) + timedelta(days=number), Entry.Kind.THOUGHT_REPORT
        step = Step.CULTIVATION_AND_EXAMINATION
        record_entry(acting_user=user, acting_as="组织委员", case=case, step=step, kind=kind, on=on, opinion=_OPINION)


def _scan(user: User, case: Case) -> None:
    for number, key in enumerate(islice(PAPERS, SCANS)):
        receive_material(
            acting_user=user,
            acting_as="组织委员",
            case=case,
            key=key,
            file_name=f"{number}.jpg",
            content=_photograph(),
            received_on=date(2020, 1, 2),
        )


def _photograph() -> bytes:
    """About 2 MB: noise does not compress."""
    out = io.BytesIO()
    Image.frombytes("RGB", (1000, 1000), os.urandom(3_000_000)).save(out, "JPEG", quality=92)
    return out.getvalue()
