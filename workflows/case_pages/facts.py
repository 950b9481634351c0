"""The facts of an act in words."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.cases.models import Act
from recruitment.cases.stored import facts_of
from recruitment.papers import PAPERS
from recruitment.rules.vocabulary import fact_label, word_label


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str = ""
    parts: tuple["Fact", ...] = ()
    """What a ballot, a contact or an introducer consists of."""


def told(act: Act) -> list[Fact]:
    """What is known of the act, in the order of the rule book; its day stands beside it already."""
    return [fact for fact in _of(facts_of(act)) if fact.label != fact_label("on")]


def _of(record) -> list[Fact]:
    found = []
    for item in fields(record):
        value = getattr(record, item.name)
        if not item.init or value is None:
            continue
        if is_dataclass(value):
            found.append(Fact(fact_label(item.name), parts=tuple(_of(value))))
        elif isinstance(value, list) and value and is_dataclass(value[0]):
            found += [Fact(fact_label(item.name), parts=tuple(_of(one))) for one in value]
        else:
            found.append(Fact(fact_label(item.name), spoken(value)))
    return found


def spoken(value) -> str:
    """A stored value as an official writes it."""
    if value is None:
        return _("不详")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return "、".join(map(spoken, value)) or _("无")
    if value in PAPERS:
        return PAPERS[value].label
    return word_label(value) if isinstance(value, str) else str(value)
