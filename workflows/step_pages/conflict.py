"""A step that was taken meanwhile: who recorded what and when, and how it differs from what was typed here."""

from dataclasses import dataclass, fields, is_dataclass

from django.utils.translation import gettext

from recruitment.cases.models import Act, Case
from recruitment.cases.stored import facts_of
from recruitment.rules.facts import Act as Facts
from recruitment.rules.vocabulary import fact_label

from ..case_pages.facts import spoken
from ..case_pages.names import named_step, outcome_of
from ..units import name_of


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    recorded: str
    typed: str


def changes_since(case: Case, seen: int) -> list[Act]:
    """Acts recorded after the act `seen`, oldest first, each with who, what and how it ended."""
    acts = list(Act.objects.filter(case=case, pk__gt=seen).select_related("recorded_by").order_by("pk"))
    for act in acts:
        act.who, act.name, act.ended_in = name_of(act.recorded_by), named_step(act.step), outcome_of(act)
    return acts


def latest(case: Case, step) -> Act | None:
    return Act.objects.filter(case=case, step=step).order_by("-pk").first()


def differences(act: Act | None, typed: Facts, outcome: str, reason: str) -> list[Difference]:
    """What the record of the step says otherwise than was `typed`; empty where nothing is recorded."""
    if act is None:
        return []
    recorded, mine = _plain(facts_of(act)), _plain(typed)
    found = [
        Difference(_name(path), spoken(recorded.get(path)), spoken(mine.get(path)))
        for path in dict.fromkeys((*recorded, *mine))
        if recorded.get(path) != mine.get(path) and mine.get(path) is not None
    ]
    if act.outcome != outcome:
        ended = outcome_of(act).label
        act.outcome = outcome
        found.append(Difference(fact_label("result"), ended, outcome_of(act).label))
    if reason.strip() and act.reason.strip() != reason.strip():
        found.append(Difference(gettext("理由"), act.reason or "—", reason))
    return found


def _plain(record, path: tuple = ()) -> dict[tuple, object]:
    """Every fact by its path."""
    found: dict[tuple, object] = {}
    for item in fields(record):
        value = getattr(record, item.name)
        if not item.init:
            continue
        if is_dataclass(value):
            found |= _plain(value, (*path, item.name))
        elif isinstance(value, list) and value and is_dataclass(value[0]):
            for number, one in enumerate(value, 1):
                found |= _plain(one, (*path, item.name, str(number)))
        else:
            found[*path, item.name] = value
    return found


def _name(path: tuple) -> str:
    return " ".join(fact_label(part) for part in path)
