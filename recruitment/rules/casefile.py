"""Case files: the exchange format "recruitment-case/1", read strictly, and its JSON Schema.

A file is refused with one sentence per error that names the file, the key and what was expected; nothing is
repaired or guessed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from ..steps import Step
from . import vocabulary
from .case import Case
from .facts import ACTS, REPEATABLE, Person, Transfer
from .reading import FORESEEN, Parser, Reading, foreseen_day, list_of, parser_of, record_of, shown
from .rule import JOINT_VETTING

FORMAT = "recruitment-case/1"
_FREE_KEYS = ("title", "expect")
"""Keys that a file may carry and nobody reads: its title, and what a worked case expects."""
_KEYS = frozenset(("format", "as_of", "profile", "person", "steps", JOINT_VETTING, "transfers", *_FREE_KEYS))


class CaseFileError(ValueError):
    """What is wrong with a file: `errors` holds one sentence per fault."""

    def __init__(self, errors: list[str]):
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(slots=True)
class CaseFile:
    case: Case
    profile: str


def read(text: bytes | str, name: str) -> CaseFile:
    """The case in `text`; `name` is what errors call the file."""
    try:
        document = json.loads(text if isinstance(text, str) else text.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise CaseFileError([f"{name}：不是 UTF-8 文本（第 {error.start} 字节）。"]) from None
    except (ValueError, RecursionError) as error:
        raise CaseFileError([f"{name}：不是 JSON（{error}）。"]) from None
    reading = Reading([])
    found = _document(document, reading)
    if reading.errors or found is None:
        raise CaseFileError([f"{name}：{path}{'：' if path else ''}{said}" for path, said in reading.errors])
    return found


def _no_constant(word: str):
    raise ValueError(f"{word} is not JSON")


def _document(document: Any, reading: Reading) -> CaseFile | None:
    if not isinstance(document, dict):
        return reading.fault("应为一个 JSON 对象", document)
    if document.get("format") != FORMAT:
        reading.errors.append(("format", f"应为“{FORMAT}”，写的是 {shown(document.get('format'))}。"))
        return None
    for key in document.keys() - _KEYS:
        reading.errors.append((key, "不认识的键。"))

    def part(key: str, parse: Parser):
        first = len(reading.errors)
        value = parse(document.get(key), reading)
        if len(reading.errors) > first:
            reading.under(key, first)
        return value

    as_of = part("as_of", foreseen_day)
    profile = part("profile", parser_of(vocabulary.ProfileName))
    person = part("person", record_of(Person))
    acts = part("steps", _acts) or {}
    if JOINT_VETTING in document:
        acts[JOINT_VETTING] = [part(JOINT_VETTING, record_of(ACTS[JOINT_VETTING]))]
    transfers = part("transfers", list_of(record_of(Transfer))) if "transfers" in document else None
    if reading.errors:
        return None
    if reading.latest > as_of:
        reading.errors += _after(as_of, acts, person, transfers)
    return CaseFile(Case(as_of, person, acts, transfers), profile)


_STEPS = {step.value: step for step in Step}


def _acts(steps: Any, reading: Reading) -> dict | None:
    if type(steps) is not dict:
        return reading.fault("应为对象", steps)
    acts: dict = {}
    for key, value in steps.items():
        first = len(reading.errors)
        step = _STEPS.get(key)
        if step is None:
            reading.errors.append(("", "没有这一步骤。"))
        elif step in REPEATABLE and type(value) is list:
            listed = list_of(record_of(ACTS[step]))(value, reading)
            if listed and len(reading.errors) == first:
                acts[step] = sorted(listed, key=lambda act: act.day or date.max)
        else:
            acts[step] = [record_of(ACTS[step])(value, reading)]
        if len(reading.errors) > first:
            reading.under(key, first)
    return acts


def _after(as_of: date, acts: dict, person: Person, transfers: list | None) -> list[tuple[str, str]]:
    """One sentence for each day that lies after `as_of`."""
    holders = [("person", person), *(("transfers", move) for move in transfers or ())]
    for key, listed in acts.items():
        path = key if key == JOINT_VETTING else f"steps.{key.value}"
        holders += [(path, act) for act in listed]
    return [
        (f"{path}.{name}", f"{day} 晚于 as_of {as_of}。")
        for path, holder in holders
        for name, day in _days(holder)
        if day > as_of
    ]


def _days(holder) -> Iterator[tuple[str, date]]:
    """Every day in a record that has happened, with its name."""
    for item in fields(holder):
        value = getattr(holder, item.name)
        for one in value if type(value) is list else (value,):
            if type(one) is date and item.name not in FORESEEN:
                yield item.name, one
            elif is_dataclass(one):
                yield from ((f"{item.name}.{name}", day) for name, day in _days(one))
