"""Case files: the exchange format "recruitment-case/1", read strictly, and its JSON Schema.

A file is refused with one sentence per error that names the file, the key and what was expected; nothing is
repaired or guessed.
"""

import json
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ..steps import Step
from . import vocabulary
from .case import Case
from .facts import ACTS, REPEATABLE, Person, Transfer
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


@dataclass(slots=True)
class Reading:
    """What one reading has come upon: faults as (path, sentence), and the latest day that has happened."""

    errors: list[tuple[str, str]]
    latest: date = date.min

    def fault(self, sentence: str, value: Any) -> None:
        self.errors.append(("", f"{sentence}，写的是 {_shown(value)}。"))

    def under(self, key: str, first: int) -> None:
        """Put `key` before the paths of the faults from place `first` on."""
        self.errors[first:] = [(_joined(key, path), sentence) for path, sentence in self.errors[first:]]


def _joined(key: str, path: str) -> str:
    return key + path if path.startswith("[") or not path else f"{key}.{path}"


Parser = Callable[[Any, Reading], Any]


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
        reading.errors.append(("format", f"应为“{FORMAT}”，写的是 {_shown(document.get('format'))}。"))
        return None
    for key in document.keys() - _KEYS:
        reading.errors.append((key, "不认识的键。"))

    def part(key: str, parse: Parser):
        first = len(reading.errors)
        value = parse(document.get(key), reading)
        if len(reading.errors) > first:
            reading.under(key, first)
        return value

    as_of = part("as_of", _foreseen_day)
    profile = part("profile", _parser(vocabulary.ProfileName))
    person = part("person", _record(Person))
    acts = part("steps", _acts) or {}
    if JOINT_VETTING in document:
        acts[JOINT_VETTING] = [part(JOINT_VETTING, _record(ACTS[JOINT_VETTING]))]
    transfers = part("transfers", _listed(_record(Transfer))) if "transfers" in document else None
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
            listed = _listed(_record(ACTS[step]))(value, reading)
            if listed and len(reading.errors) == first:
                acts[step] = sorted(listed, key=lambda act: act.day or date.max)
        else:
            acts[step] = [_record(ACTS[step])(value, reading)]
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


FORESEEN = frozenset(("expected_leave_on", "dues_from", "standing_from"))
"""Days that may lie ahead by their nature."""


# Parsers, one per type of fact, made once from the facts' own annotations.


@cache
def _record(record: type) -> Parser:
    hints = get_type_hints(record)
    parsers = {
        item.name: _foreseen_day if item.name in FORESEEN else _parser(inner(hints[item.name]))
        for item in fields(record)
        if item.init
    }

    def parse(value: Any, reading: Reading):
        if type(value) is not dict:
            return reading.fault("应为对象", value)
        found, errors = record(), reading.errors
        for key, item in value.items():
            first = len(errors)
            parser = parsers.get(key)
            if parser is None:
                errors.append(("", "不认识的键。"))
            else:
                setattr(found, key, parser(item, reading))
            if len(errors) > first:
                reading.under(key, first)
        return found

    return parse


def inner(hint: Any) -> Any:
    """X of `X | None`."""
    if get_origin(hint) in (types.UnionType, Union):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


_PLAIN: dict[type, Parser] = {}


@cache
def _parser(hint: Any) -> Parser:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return _one_of(frozenset(get_args(hint)))
    if get_origin(hint) is list:
        return _listed(_parser(get_args(hint)[0]))
    return _record(hint)


@cache
def _listed(parse: Parser) -> Parser:
    def parse_list(value: Any, reading: Reading):
        if type(value) is not list:
            return reading.fault("应为列表", value)
        found = []
        for place, item in enumerate(value):
            first = len(reading.errors)
            found.append(parse(item, reading))
            if len(reading.errors) > first:
                reading.under(f"[{place}]", first)
        return found

    return parse_list


def _foreseen_day(value: Any, reading: Reading) -> date | None:
    if type(value) is str and len(value) == 10 and value[4] == value[7] == "-":
        try:
            day = date.fromisoformat(value)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    return reading.fault(f"应为{FIRST_YEAR}至{LAST_YEAR}年间的日期（如 2026-03-17）", value)


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Outside these years a day is a slip of the pen."""


def _day(value: Any, reading: Reading) -> date | None:
    day = _foreseen_day(value, reading)
    if day is not None and day > reading.latest:
        reading.latest = day
    return day


def _count(value: Any, reading: Reading) -> int | None:
    if type(value) is int and 0 <= value <= LARGEST_COUNT:
        return value
    return reading.fault(f"应为 0 至 {LARGEST_COUNT} 的整数", value)


LARGEST_COUNT = 1_000_000


def _truth(value: Any, reading: Reading) -> bool | None:
    return value if type(value) is bool else reading.fault("应为 true 或 false", value)


def _text(value: Any, reading: Reading) -> str | None:
    if type(value) is str and len(value) <= LONGEST_TEXT and value.strip() and _storable(value):
        return value
    return reading.fault(f"应为不超过 {LONGEST_TEXT} 字的非空文字", value)


LONGEST_TEXT = 2000


def _storable(value: str) -> bool:
    """Whether a database and a PDF can hold it: no NUL, no half of a surrogate pair."""
    return not any(ch == "\0" or "\ud800" <= ch <= "\udfff" for ch in value)


def _one_of(words: frozenset[str]) -> Parser:
    def parse_word(value: Any, reading: Reading) -> str | None:
        if type(value) is str and value in words:
            return value
        return reading.fault(f"应为 {'、'.join(sorted(words))} 之一", value)

    return parse_word


_PLAIN.update({date: _day, bool: _truth, int: _count, str: _text})


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
