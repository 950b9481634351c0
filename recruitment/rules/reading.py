"""Reading the values of a case file: one parser per type of fact, made once from the facts' own annotations.

A value is taken as it is or a fault is noted; nothing is repaired. A fault learns its path on the way out, so
that a good file pays nothing for it.
"""

import json
import types
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


@dataclass(slots=True)
class Reading:
    """What one reading has come upon: faults as (path, sentence), and the latest day that has happened."""

    errors: list[tuple[str, str]]
    latest: date = date.min

    def fault(self, sentence: str, value: Any) -> None:
        self.errors.append(("", f"{sentence}，写的是 {shown(value)}。"))

    def under(self, key: str, first: int) -> None:
        """Put `key` before the paths of the faults from place `first` on."""
        self.errors[first:] = [(_joined(key, path), sentence) for path, sentence in self.errors[first:]]


def _joined(key: str, path: str) -> str:
    return key + path if path.startswith("[") or not path else f"{key}.{path}"


Parser = Callable[[Any, Reading], Any]


FORESEEN = frozenset(("expected_leave_on", "dues_from", "standing_from"))
"""Days that may lie ahead by their nature."""


@cache
def record_of(record: type) -> Parser:
    hints = get_type_hints(record)
    parsers = {
        item.name: foreseen_day if item.name in FORESEEN else parser_of(inner(hints[item.name]))
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
def parser_of(hint: Any) -> Parser:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return _one_of(frozenset(get_args(hint)))
    if get_origin(hint) is list:
        return list_of(parser_of(get_args(hint)[0]))
    return record_of(hint)


@cache
def list_of(parse: Parser) -> Parser:
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


def foreseen_day(value: Any, reading: Reading) -> date | None:
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
    day = foreseen_day(value, reading)
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


def shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
