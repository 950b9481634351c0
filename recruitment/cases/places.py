"""Where each fact of an act stands, told by the tables: what can be amended there, by the path of the fact.

Rows have a number: contacts.1.consented, exclusions.2.category, examined_on.3. One row more than there is may be
named, where a person or an exclusion has been left out.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Model

from ..rules import facts as f
from ..rules.facts import ACTS
from ..rules.rule import JOINT_VETTING
from ..rules.verdict import fact_name
from ..steps import Step
from .models import DETAILS, Act, Ballot, Contact, Entry, Exclusion, Introducer
from .stored import CONTACT_COLUMNS, ENTRY_FACTS, INTRODUCER_COLUMNS, columns, notices

SPONSORS = 2
EXCLUSIONS = 5


@dataclass(frozen=True, slots=True)
class Place:
    holder: Model
    column: str

    @property
    def value(self) -> Any:
        return getattr(self.holder, self.column)


def named(field: str, language: str) -> str:
    """A fact by its name, with the number of its row where it stands in one of several."""
    number = next((part for part in field.split(".") if part.isdigit()), "")
    brackets = "（{}）" if language == "zh" else " ({})"
    return fact_name(field, language) + (brackets.format(number) if number else "")


def places_of(act: Act) -> dict[str, Place]:
    """Path of each fact of `act` -> its row and column."""
    step = act.step if act.step == JOINT_VETTING else Step(act.step)
    held = {item.name for item in fields(ACTS[step])}
    detail = DETAILS[step].objects.get(pk=act.pk)
    found = {"on": Place(act, "happened_on")} if "on" in held else {}
    found |= {name: Place(detail, name) for name in columns(step)}
    for fact, places in _BESIDE.items():
        if fact in held:
            found |= places(act, detail)
    return found


def rows_of(act: Act) -> dict[str, Model]:
    """Path of each row beside `act` that may have been entered by mistake, and is then taken away: exclusions.2."""
    found: dict[str, Model] = {}
    for path, place in places_of(act).items():
        if place.holder.pk and isinstance(place.holder, Contact | Entry | Exclusion | Introducer):
            group, number, *_ = path.split(".")
            found.setdefault(f"{group}.{number}", place.holder)
    return found


def _committee_vote(act, detail):
    names = [item.name for item in fields(f.CommitteeVote)]
    return {f"committee_vote.{name}": Place(detail, f"committee_{name}") for name in names}


def _opinion_days(act, detail):
    names = ("first_introducer_opinion_on", "second_introducer_opinion_on")
    return {f"introducer_opinions_on.{n}": Place(detail, name) for n, name in enumerate(names, 1)}


def _ballot(act, detail):
    ballot = Ballot.objects.filter(act=act).first()
    names = [item.name for item in fields(f.Ballot)]
    return {f"ballot.{name}": Place(ballot, name) for name in names} if ballot else {}


def _publicity(act, detail):
    """The notice that stands beside the act; its columns have shorter names than the facts."""
    notice = next(iter(notices.all(case=act.case_id, step=act.step)[-1:]), None)
    held = {item.name for item in fields(ACTS[Step(act.step)])}
    named = {"publicity_started_on": "started_on", "publicity_ended_on": "ended_on", "publicity_places": "places"}
    named |= {"objection_upheld": "objection_upheld"}
    return {fact: Place(notice, name) for fact, name in named.items() if fact in held} if notice else {}


def _sponsors(group: str, model, facts: dict[str, str]):
    """Whom the act names: of the register by person, of a paper by name and stated standing."""

    def places(act, detail):
        rows = list(model.objects.filter(act=act).select_related("member").order_by("pk"))
        found = {}
        for n, row in enumerate(rows, 1):
            own = {"name": "member"} if row.member_id else {"name": "name", "member_status": "attested_status"}
            own |= {fact: column for column, fact in facts.items()}
            found |= {f"{group}.{n}.{fact}": Place(row, column) for fact, column in own.items()}
        if len(rows) < SPONSORS:
            found[f"{group}.{len(rows) + 1}.name"] = Place(model(act=act), "name" if act.attested else "member")
        return found

    return places


def _exclusions(act, detail):
    rows, names = list(act.exclusions.order_by("pk")), [item.name for item in fields(f.Exclusion)]
    found = {f"exclusions.{n}.{name}": Place(row, name) for n, row in enumerate(rows, 1) for name in names}
    if len(rows) < EXCLUSIONS:
        found[f"exclusions.{len(rows) + 1}.category"] = Place(Exclusion(act=act), "category")
    return found


def _entries(act, detail):
    held = {item.name for item in fields(ACTS[Step(act.step)])}
    entries, found = list(act.case.entries.filter(step=act.step).order_by("happened_on", "pk")), {}
    for name, kind in ENTRY_FACTS.items():
        of_kind = [entry for entry in entries if entry.kind == kind] if name in held else []
        found |= {f"{name}.{n}": Place(entry, "happened_on") for n, entry in enumerate(of_kind, 1)}
    return found


_BESIDE = {
    "committee_vote": _committee_vote,
    "introducer_opinions_on": _opinion_days,
    "ballot": _ballot,
    "publicity_started_on": _publicity,
    "contacts": _sponsors("contacts", Contact, CONTACT_COLUMNS),
    "introducers": _sponsors("introducers", Introducer, INTRODUCER_COLUMNS),
    "exclusions": _exclusions,
    "examined_on": _entries,
}
"""A fact that does not stand in the step's own table -> the places of its kind."""
