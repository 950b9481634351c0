"""Reading the values of a case file: one parser per type of fact, made once from the facts' own annotations.

A value is taken as it is or a fault is raised; nothing is repaired. A fault learns its path on the way out, so
that a good file pays nothing for it.
"""

import json
import re
import types
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class Fault(Exception):
    """What is wrong with a value: `said` holds (path below the value, sentence) for everything found in it."""

    def __init__(self, said: list[tuple[str, str]]):
        super().__init__(said)
        self.said = said

    def under(self, key: str) -> list[tuple[str, str]]:
        """The same, with `key` before the paths."""
        return [(_joined(key, path), sentence) for path, sentence in self.said]


def _joined(key: str, path: str) -> str:
    return key + path if path.startswith("[") or not path else f"{key}.{path}"


ABSENT = object()
"""Stands for the value of a key that must be there and is not."""


def fault(asked: str, value: Any) -> Fault:
    return Fault([("", f"{asked}，没有写。" if value is ABSENT else f"{asked}，写的是 {shown(value)}。")])


Parser = Callable[[Any, list[date]], Any]
"""Takes a value as JSON gives it, returns it as a fact, and adds to the list each day that has happened."""

FORESEEN = frozenset(("expected_leave_on", "dues_from", "standing_from"))
"""Days that may lie ahead by their nature."""


@cache
def record_of(record: type) -> Parser:
    hints = get_type_hints(record)
    parsers = _Parsers(
        (item.name, foreseen_day if item.name in FORESEEN else parser_of(inner(hints[item.name])))
        for item in fields(record)
        if item.init
    )

    def parse(value: Any, days: list[date]):
        if type(value) is not dict:
            raise fault("应为对象", value)
        found, said = record(), []
        for key, item in value.items():
            try:
                setattr(found, key, parsers[key](item, days))
            except Fault as wrong:
                said += wrong.under(key)
        if said:
            raise Fault(said)
        return found

    return parse


class _Parsers(dict):
    def __missing__(self, key: str) -> Parser:
        raise Fault([("", "不认识的键。")])


def inner(hint: Any) -> Any:
    """X of `X | None`."""
    if get_origin(hint) in (types.UnionType, Union):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


@cache
def parser_of(hint: Any) -> Parser:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return _one_of(frozenset(get_args(hint)))
    if get_origin(hint) is list:
        (asked,) = get_args(hint)
        return _some_of(frozenset(get_args(asked))) if get_origin(asked) is Literal else list_of(parser_of(asked))
    return record_of(hint)


@cache
def list_of(parse: Parser) -> Parser:
    def parse_list(value: Any, days: list[date]):
        if type(value) is not list:
            raise fault("应为列表", value)
        found, said = [], []
        for place, item in enumerate(value):
            try:
                found.append(parse(item, days))
            except Fault as wrong:
                said += wrong.under(f"[{place}]")
        if said:
            raise Fault(said)
        return found

    return parse_list


def day(value: Any, days: list[date]) -> date:
    try:
        found = date.fromisoformat(value)
        # fromisoformat knows other forms as well: 20260317 and 2026-W12-2.
        if len(value) == 10 and value[7] == "-" and FIRST_DAY <= found <= LAST_DAY:
            days.append(found)
            return found
    except (TypeError, ValueError):
        pass
    raise fault(f"应为{FIRST_DAY.year}至{LAST_DAY.year}年间的日期（如 2026-03-17）", value)


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""Outside these a day is a slip of the pen."""


def foreseen_day(value: Any, days: list[date]) -> date:
    return day(value, [])


def _count(value: Any, days: list[date]) -> int:
    if type(value) is int and 0 <= value <= LARGEST_COUNT:
        return value
    raise fault(f"应为 0 至 {LARGEST_COUNT} 的整数", value)


LARGEST_COUNT = 1_000_000


def _truth(value: Any, days: list[date]) -> bool:
    if type(value) is bool:
        return value
    raise fault("应为 true 或 false", value)


def _text(value: Any, days: list[date]) -> str:
    if type(value) is str and len(value) <= LONGEST_TEXT and value.strip() and not _UNSTORABLE.search(value):
        return value
    raise fault(f"应为不超过 {LONGEST_TEXT} 字的非空文字", value)


LONGEST_TEXT = 2000
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""What neither a database nor a PDF can hold: NUL, half of a surrogate pair."""


def _one_of(words: frozenset[str]) -> Parser:
    def parse_word(value: Any, days: list[date]) -> str:
        if type(value) is str and value in words:
            return value
        raise fault(f"应为 {'、'.join(sorted(words))} 之一", value)

    return parse_word


def _some_of(words: frozenset[str]) -> Parser:
    one_by_one = list_of(_one_of(words))

    def parse_words(value: Any, days: list[date]) -> list[str]:
        try:
            if type(value) is list and words.issuperset(value):
                return value
        except TypeError:
            pass  # something in it is no word at all
        return one_by_one(value, days)

    return parse_words


_PLAIN: dict[type, Parser] = {date: day, bool: _truth, int: _count, str: _text}


def shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
