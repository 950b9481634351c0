"""The JSON Schema of case files, made from the facts' own annotations."""

from dataclasses import fields
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from . import vocabulary
from .casefile import FORMAT
from .facts import ACTS, REPEATABLE, Person, Transfer
from .reading import LARGEST_COUNT, LONGEST_TEXT, inner
from .rule import JOINT_VETTING

_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def schema() -> dict:
    """JSON Schema (2020-12) of "recruitment-case/1"."""
    steps = {}
    for step, record in ACTS.items():
        if step == JOINT_VETTING:
            continue
        one = _record(record)
        steps[step.value] = {"oneOf": [one, {"type": "array", "items": one}]} if step in REPEATABLE else one
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "One person's case as known facts. A property that is not given is unknown.",
        "type": "object",
        "required": ["format", "as_of", "profile", "person", "steps"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "title": {"type": "string"},
            "as_of": _DAY,
            "profile": {"enum": list(get_args(vocabulary.ProfileName))},
            "person": _record(Person),
            "steps": {"type": "object", "additionalProperties": False, "properties": steps},
            JOINT_VETTING: _record(ACTS[JOINT_VETTING]),
            "transfers": {"type": "array", "items": _record(Transfer)},
            "expect": {"type": "object"},
        },
    }


def _record(record: type) -> dict:
    hints = get_type_hints(record)
    return {
        "type": "object",
        "description": (record.__doc__ or "").strip(),
        "additionalProperties": False,
        "properties": {item.name: _type(inner(hints[item.name])) for item in fields(record) if item.init},
    }


def _type(hint: Any) -> dict:
    if hint is date:
        return _DAY
    if hint is bool:
        return {"type": "boolean"}
    if hint is int:
        return {"type": "integer", "minimum": 0, "maximum": LARGEST_COUNT}
    if hint is str:
        return {"type": "string", "pattern": r"\S", "maxLength": LONGEST_TEXT}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is list:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    return _record(hint)
