"""Case files: the exchange format "recruitment-case/1", read strictly, and its JSON Schema.

A file is refused with one sentence per error that names the file, the key and what was expected; nothing is
repaired or guessed.
"""

import json
import types
from collections.abc import Callable
from dataclasses import dataclass, fields
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
_KEYS = ("format", "as_of", "profile", "person", "steps", JOINT_VETTING, "transfers", *_FREE_KEYS)


class CaseFileError(ValueError):
    """What is wrong with a file: `errors` holds one sentence per fault."""

    def __init__(self, errors: list[str]):
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(slots=True)
class CaseFile:
    case: Case
    profile: str


Parser = Callable[[Any, str, list[str]], Any]


def read(text: bytes | str, name: str) -> CaseFile:
    """The case in `text`; `name` is what errors call the file."""
    try:
        document = json.loads(text if isinstance(text, str) else text.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise CaseFileError([f"{name}：不是 UTF-8 文本（第 {error.start} 字节）。"]) from None
    except (ValueError, RecursionError) as error:
        raise CaseFileError([f"{name}：不是 JSON（{error}）。"]) from None
    errors: list[str] = []
    found = _document(document, errors)
    if errors or found is None:
        raise CaseFileError([f"{name}：{error}" for error in errors])
    return found


def _no_constant(word: str):
    raise ValueError(f"{word} is not JSON")


def _document(document: Any, errors: list[str]) -> CaseFile | None:
    if not isinstance(document, dict):
        errors.append("应为一个 JSON 对象。")
        return None
    if document.get("format") != FORMAT:
        errors.append(f"format 应为 “{FORMAT}”，写的是 {_shown(document.get('format'))}。")
        return None
    for key in document.keys() - set(_KEYS):
        errors.append(f"{key}：不认识的键。")
    as_of = _day(document.get("as_of"), "as_of", errors)
    profile = _word(document.get("profile"), get_args(vocabulary.ProfileName), "profile", errors)
    person = _record(Person)(document.get("person"), "person", errors)
    transfers = None
    if "transfers" in document:
        transfers = _listed(_record(Transfer))(document["transfers"], "transfers", errors)
    acts = _acts(document, errors)
    if errors:
        return None
    errors += _after(as_of, acts, transfers)
    return CaseFile(Case(as_of, person, acts, transfers), profile)


def _acts(document: dict, errors: list[str]) -> dict:
    steps = document.get("steps")
    if not isinstance(steps, dict):
        errors.append(f"steps 应为对象，写的是 {_shown(steps)}。")
        return {}
    acts: dict = {}
    for key, value in steps.items():
        if key not in _STEPS:
            errors.append(f"steps.{key}：没有这一步骤。")
            continue
        step = _STEPS[key]
        many = step in REPEATABLE and isinstance(value, list)
        parse = _listed(_record(ACTS[step])) if many else _record(ACTS[step])
        parsed = parse(value, f"steps.{key}", errors)
        if many and parsed == []:
            continue
        acts[step] = parsed if many else [parsed]
    if JOINT_VETTING in document:
        acts[JOINT_VETTING] = [_record(ACTS[JOINT_VETTING])(document[JOINT_VETTING], JOINT_VETTING, errors)]
    if not errors:
        for step in REPEATABLE & acts.keys():
            acts[step].sort(key=lambda act: act.day or date.max)
    return acts


_STEPS = {step.value: step for step in Step}


def _after(as_of: date, acts: dict, transfers: list | None) -> list[str]:
    """One sentence for each day that lies after `as_of`."""
    late: list[str] = []
    for key, listed in acts.items():
        for act in listed:
            for name, is_list in _day_fields(type(act)):
                value = getattr(act, name)
                for day in value or () if is_list else (value,):
                    if day is not None and day > as_of:
                        prefix = key if key == JOINT_VETTING else f"steps.{key.value}"
                        late.append(f"{prefix}.{name}：{day} 晚于 as_of {as_of}。")
    for transfer in transfers or ():
        for name, _ in _day_fields(Transfer):
            day = getattr(transfer, name)
            if day is not None and day > as_of:
                late.append(f"transfers.{name}：{day} 晚于 as_of {as_of}。")
    return late


_FORESEEN = {"expected_leave_on", "dues_from", "standing_from"}
"""Days that lie ahead by their nature."""


@cache
def _day_fields(record: type) -> tuple[tuple[str, bool], ...]:
    hints = get_type_hints(record)
    days = []
    for item in fields(record):
        inner = _inner(hints[item.name])
        if item.init and item.name not in _FORESEEN and inner in (date, list[date]):
            days.append((item.name, inner is not date))
    return tuple(days)


# Parsers, one per type of fact, made once from the facts' own annotations.


@cache
def _record(record: type) -> Parser:
    hints = get_type_hints(record)
    parsers = {item.name: _parser(_inner(hints[item.name])) for item in fields(record) if item.init}

    def parse(value: Any, path: str, errors: list[str]):
        if type(value) is not dict:
            errors.append(f"{path} 应为对象，写的是 {_shown(value)}。")
            return None
        found = record()
        for key, item in value.items():
            parser = parsers.get(key)
            if parser is None:
                errors.append(f"{path}.{key}：不认识的键。")
            else:
                setattr(found, key, parser(item, f"{path}.{key}", errors))
        return found

    return parse


def _inner(hint: Any) -> Any:
    """X of `X | None`."""
    if get_origin(hint) in (types.UnionType, Union):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


@cache
def _parser(hint: Any) -> Parser:
    if hint is date:
        return _day
    if hint is bool:
        return _truth
    if hint is int:
        return _count
    if hint is str:
        return _text
    if get_origin(hint) is Literal:
        words = frozenset(get_args(hint))
        return lambda value, path, errors: _word(value, words, path, errors)
    if get_origin(hint) is list:
        return _listed(_parser(get_args(hint)[0]))
    return _record(hint)


def _listed(parse: Parser) -> Parser:
    def parse_list(value: Any, path: str, errors: list[str]):
        if type(value) is not list:
            errors.append(f"{path} 应为列表，写的是 {_shown(value)}。")
            return None
        return [parse(item, f"{path}[{place}]", errors) for place, item in enumerate(value)]

    return parse_list


def _day(value: Any, path: str, errors: list[str]) -> date | None:
    if type(value) is str and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    errors.append(f"{path} 应为日期（如 2026-03-17），写的是 {_shown(value)}。")
    return None


def _count(value: Any, path: str, errors: list[str]) -> int | None:
    if type(value) is int and value >= 0:
        return value
    errors.append(f"{path} 应为非负整数，写的是 {_shown(value)}。")
    return None


def _truth(value: Any, path: str, errors: list[str]) -> bool | None:
    if type(value) is bool:
        return value
    errors.append(f"{path} 应为 true 或 false，写的是 {_shown(value)}。")
    return None


def _text(value: Any, path: str, errors: list[str]) -> str | None:
    if type(value) is str and value.strip():
        return value
    errors.append(f"{path} 应为非空文字，写的是 {_shown(value)}。")
    return None


def _word(value: Any, words, path: str, errors: list[str]) -> str | None:
    if type(value) is str and value in words:
        return value
    errors.append(f"{path} 应为 {'、'.join(sorted(words))} 之一，写的是 {_shown(value)}。")
    return None


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
