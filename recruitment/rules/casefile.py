"""Case files: the exchange format "recruitment-case/1", read strictly, and its JSON Schema.

A file is refused with one sentence per error that names the file, the key and what was expected; nothing is
repaired or guessed.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from ..steps import Step
from . import vocabulary
from .case import Case
from .facts import ACTS, REPEATABLE, Person, Transfer
from .reading import ABSENT, FORESEEN, Fault, Parser, fault, foreseen_day, list_of, parser_of, record_of
from .rule import JOINT_VETTING

FORMAT = "recruitment-case/1"
_FREE_KEYS = {"title": (str, "应为文字"), "expect": (dict, "应为对象")}
"""Keys that a file may carry and nobody reads: its title, and what a worked case expects."""
_KEYS = frozenset(("format", "as_of", "profile", "person", "steps", JOINT_VETTING, "transfers", *_FREE_KEYS))


class CaseFileError(ValueError):
    """What is wrong with a file: `errors` holds one sentence per fault."""

    def __init__(self, errors: list[str]):
        self.errors = [printable(error) for error in errors]
        super().__init__("\n".join(self.errors))


def printable(text: str) -> str:
    """`text` on one line that any terminal and page can show; a line break or half a surrogate pair is spelt out."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


@dataclass(slots=True)
class CaseFile:
    case: Case
    profile: str


def read(text: bytes | str, name: str) -> CaseFile:
    """The case in `text`; `name` is what errors call the file."""
    try:
        return _document(_JSON.decode(text if isinstance(text, str) else text.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise CaseFileError([f"{name}：不是 UTF-8 文本（第 {error.start} 字节）。"]) from None
    except json.JSONDecodeError as error:
        raise CaseFileError([f"{name}：不是 JSON（{_where(error)}）。"]) from None
    except RecursionError:
        raise CaseFileError([f"{name}：不是案卷文件（嵌套过深）。"]) from None
    except Fault as wrong:
        raise CaseFileError([f"{name}：{path}{'：' if path else ''}{said}" for path, said in wrong.said]) from None


def _where(error: json.JSONDecodeError) -> str:
    if error.doc.startswith("\ufeff"):
        return "文件以字节顺序标记（BOM）开头，请另存为不带 BOM 的 UTF-8"
    return f"第 {error.lineno} 行第 {error.colno} 列"


def _no_constant(word: str):
    raise fault("不是 JSON", word)


def _each_once(pairs: list[tuple[str, Any]]) -> dict:
    """A key that stands twice would hide a fact: the file is refused."""
    found = dict(pairs)
    if len(found) != len(pairs):
        times = Counter(key for key, _ in pairs)
        raise Fault([(key, "这个键写了两次。") for key in found if times[key] > 1])
    return found


def _integer(digits: str) -> int | float:
    """A number of more digits than any fact has is no count: as a float it is refused where it stands."""
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


MOST_DIGITS = 20
_JSON = json.JSONDecoder(parse_constant=_no_constant, parse_int=_integer, object_pairs_hook=_each_once)


def _document(document: Any) -> CaseFile:
    if type(document) is not dict:
        raise fault("应为一个 JSON 对象", document)
    if document.get("format") != FORMAT:
        raise Fault(fault(f"应为“{FORMAT}”", document.get("format", ABSENT)).under("format"))
    found, days = {}, []
    said = [(key, "不认识的键。") for key in document.keys() - _KEYS]
    for key, (asked, sentence) in _FREE_KEYS.items():
        if key in document and type(document[key]) is not asked:
            said += fault(sentence, document[key]).under(key)
    for key, parse in _PARTS.items():
        if key in document or key in _REQUIRED:
            try:
                found[key] = parse(document.get(key, ABSENT), days)
            except Fault as wrong:
                said += wrong.under(key)
    if said:
        raise Fault(said)
    as_of, person, acts, transfers = found["as_of"], found["person"], found["steps"], found.get("transfers")
    if JOINT_VETTING in found:
        acts[JOINT_VETTING] = [found[JOINT_VETTING]]
    if days and max(days) > as_of:
        raise Fault(_after(as_of, acts, person, transfers))
    return CaseFile(Case(as_of, person, acts, transfers), found["profile"])


_STEPS = {step.value: (step, record_of(ACTS[step]), list_of(record_of(ACTS[step]))) for step in Step}


def _acts(steps: Any, days: list[date]) -> dict:
    if type(steps) is not dict:
        raise fault("应为对象", steps)
    acts, said = {}, []
    for key, value in steps.items():
        if key not in _STEPS:
            said.append((key, "没有这一步骤。"))
            continue
        step, parse, parse_list = _STEPS[key]
        try:
            if type(value) is list and step in REPEATABLE:
                if listed := parse_list(value, days):
                    acts[step] = sorted(listed, key=lambda act: act.day or date.max)
            else:
                acts[step] = [parse(value, days)]
        except Fault as wrong:
            said += wrong.under(key)
    if said:
        raise Fault(said)
    return acts


_PARTS: dict[str, Parser] = {
    "as_of": foreseen_day,
    "profile": parser_of(vocabulary.ProfileName),
    "person": record_of(Person),
    "steps": _acts,
    JOINT_VETTING: record_of(ACTS[JOINT_VETTING]),
    "transfers": list_of(record_of(Transfer)),
}
_REQUIRED = frozenset(("as_of", "profile", "person", "steps"))


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
