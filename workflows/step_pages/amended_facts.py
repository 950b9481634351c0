"""The facts of an act as they would stand after an amendment, for the rules to be asked beforehand."""

from copy import deepcopy
from typing import get_args, get_type_hints

from recruitment.people.models import Person
from recruitment.people.selectors import standings
from recruitment.rules.facts import Act as Facts
from recruitment.rules.reading import inner


def amended(facts: Facts, path: str, value) -> Facts:
    """A copy of `facts` with `value` at `path` (contacts.1.consented, examined_on.2, ballot.present)."""
    found = deepcopy(facts)
    head, *way = path.split(".")
    if not way:
        setattr(found, head, value)
    elif way[0].isdigit():
        _put_in_row(found, head, int(way[0]) - 1, way[1:], value)
    else:
        record = getattr(found, head) or inner(get_type_hints(type(found))[head])()
        setattr(record, way[0], value)
        setattr(found, head, record)
    return found


def _put_in_row(found: Facts, head: str, place: int, way: list[str], value) -> None:
    rows = list(getattr(found, head) or [])
    if not way:  # a list of days
        rows[place : place + 1] = [value] if value is not None else []
        setattr(found, head, sorted(rows) or None)
        return
    if place == len(rows):
        (record,) = get_args(inner(get_type_hints(type(found))[head]))
        rows.append(record())
    if isinstance(value, Person):
        rows[place].member_status = standings([value], found.on)[value.pk] if found.on else None
        value = value.name
    setattr(rows[place], way[0], value)
    setattr(found, head, rows)


def without(facts: Facts, row: str) -> Facts:
    """A copy of `facts` without the row at the path `row` (exclusions.2)."""
    found = deepcopy(facts)
    group, _, number = row.partition(".")
    kept = list(getattr(found, group))
    del kept[int(number) - 1]
    setattr(found, group, kept if kept or group in KNOWN_EMPTY else None)
    return found


KNOWN_EMPTY = ("exclusions", "examined_on")
"""No row of these is known to be none."""
