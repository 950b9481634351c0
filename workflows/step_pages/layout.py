"""From the questions of a step to the fields of its form, and from what was typed back to facts."""

from dataclasses import dataclass, field, fields
from typing import Any, get_args, get_type_hints

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import DETAILS
from recruitment.rules.facts import ACTS
from recruitment.rules.reading import inner
from recruitment.rules.vocabulary import word_label

from .questions import NOT_ASKED, Question

SPONSORS = ("contacts", "introducers")
EXCLUSION_ROWS = 5
NO_EXCLUSIONS = "exclusions-none"
OPINIONS = 2


@dataclass(slots=True)
class Item:
    """One line of the form: a field, several that belong together, or what the register knows."""

    question: Question
    names: list[str] = field(default_factory=list)
    """Names of its fields."""
    rows: list[tuple[str | Promise, list[str]]] = field(default_factory=list)
    """For people and exclusions: a row each, with its legend."""
    kind: str = "field"
    """field, group (a ballot), ordered, days, rows, known."""


def hints_of(step) -> dict[str, Any]:
    """Path of a fact -> its type; a list of records has the types of its records."""
    found = {}
    for name, hint in get_type_hints(ACTS[step]).items():
        kind = inner(hint)
        record = next((arg for arg in (kind, *get_args(kind)) if hasattr(arg, "__dataclass_fields__")), None)
        if record is None:
            found[name] = kind
        else:
            hints = get_type_hints(record)
            found |= {f"{name}.{item.name}": inner(hints[item.name]) for item in fields(record)}
    return found


def length_of(step, fact: str) -> int | None:
    """How long a text may be in its column."""
    columns = {column.name: column for column in DETAILS[step]._meta.fields}
    return getattr(columns.get(fact), "max_length", None)


def items_of(questions: list[Question]) -> list[Item]:
    """The lines of one section, in its order."""
    items: list[Item] = []
    rows_of: dict[str, Item] = {}
    for question in questions:
        if question.how in NOT_ASKED and question.group not in SPONSORS:
            items.append(Item(question, kind="known"))
        elif question.group in (*SPONSORS, "exclusions"):
            if question.group not in rows_of:
                rows_of[question.group] = Item(question, kind="rows", rows=_rows(question.group))
                items.append(rows_of[question.group])
            if question.how not in NOT_ASKED:
                for number, (_legend, names) in enumerate(rows_of[question.group].rows):
                    names.append(f"{question.group}-{number}-{question.name}")
        else:
            items.append(_single(question))
    return items


def _single(question: Question) -> Item:
    name = question.fact.replace(".", "-")
    if question.how == "ordered":
        return Item(question, kind="ordered")
    if question.fact == "introducer_opinions_on":
        return Item(question, [f"{name}-{n}" for n in range(OPINIONS)], kind="days")
    return Item(question, [name])


def _rows(group: str):
    if group == "contacts":
        return [(_("第一培养联系人"), ["contacts-0-member"]), (_("第二培养联系人（可以不设）"), ["contacts-1-member"])]
    if group == "introducers":
        return [(_("第一介绍人"), ["introducers-0-member"]), (_("第二介绍人"), ["introducers-1-member"])]
    return [(str(number), []) for number in range(1, EXCLUSION_ROWS + 1)]


def ordered_names(question: Question, words) -> list[tuple[str, str]]:
    """The fields of a question about the order of several things: name and label."""
    return [(f"{question.fact}-{word}", word_label(word)) for word in words]
