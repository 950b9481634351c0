"""All rows of a case, in a number of SQL statements that does not depend on how much was recorded."""

from collections import defaultdict
from dataclasses import dataclass

from ..cases.models import (
    DETAILS,
    Act,
    Amendment,
    Ballot,
    Case,
    Contact,
    Detail,
    Entry,
    Exclusion,
    Introducer,
    Material,
    Publicity,
    Transfer,
    Verdict,
)
from ..journal.models import JournalEntry
from ..organisation.models import Unit
from ..papers import PAPERS
from ..people.models import Membership

NOT_FACTS = ("dossier_rendered", "case_exported")
"""Journal entries that change no fact: a dossier that listed them would differ each time it is made."""


@dataclass(slots=True)
class Rows:
    case: Case
    units: list[Unit]
    """The branch and the units above it, the highest first."""
    acts: list[Act]
    details: dict[int, Detail]
    ballots: dict[int, Ballot]
    exclusions: dict[int, list[Exclusion]]
    contacts: dict[int, list[Contact]]
    introducers: dict[int, list[Introducer]]
    verdicts: dict[int, list[Verdict]]
    amendments: dict[int, list[Amendment]]
    publicity: dict[str, list[Publicity]]
    entries: dict[str, list[Entry]]
    materials: dict[str, list[Material]]
    transfers: list[Transfer]
    memberships: dict[int, list[Membership]]
    """By person: those who are named as contacts or introducers."""
    journal: list[JournalEntry]

    def acts_of(self, step: str) -> list[Act]:
        return [act for act in self.acts if act.step == step]


def rows_of(case: Case) -> Rows:
    by_act = {"act__case": case}
    contacts = _grouped(Contact.objects.filter(**by_act).select_related("member"), "act_id")
    introducers = _grouped(Introducer.objects.filter(**by_act).select_related("member"), "act_id")
    materials = Material.objects.filter(case=case).select_related("recorded_by", "decision__decided_by")
    return Rows(
        case=case,
        units=list(Unit.objects.filter(path__in=case.unit.path_upwards).order_by("depth")),
        acts=list(Act.objects.filter(case=case).select_related("recorded_by").order_by("attempt", "pk")),
        details={d.pk: d for model in DETAILS.values() for d in model.objects.filter(**by_act)},
        ballots={b.pk: b for b in Ballot.objects.filter(**by_act).select_related("meeting__unit")},
        exclusions=_grouped(Exclusion.objects.filter(**by_act), "act_id"),
        contacts=contacts,
        introducers=introducers,
        verdicts=_grouped(Verdict.objects.filter(**by_act), "act_id"),
        amendments=_grouped(Amendment.objects.filter(**by_act).select_related("amended_by"), "act_id"),
        publicity=_grouped(Publicity.objects.filter(case=case), "step"),
        entries=_grouped(Entry.objects.filter(case=case).select_related("recorded_by"), "step", "happened_on"),
        materials=_by_step(materials.order_by("version")),
        transfers=list(Transfer.objects.filter(case=case).select_related("from_unit", "to_unit").order_by("pk")),
        memberships=_memberships([*contacts.values(), *introducers.values()]),
        journal=_journal(case),
    )


def _grouped(rows, key: str, *order: str) -> dict:
    found = defaultdict(list)
    for row in rows.order_by(*order, "pk"):
        found[getattr(row, key)].append(row)
    return found


def _by_step(materials) -> dict[str, list[Material]]:
    found = defaultdict(list)
    for material in sorted(materials, key=lambda m: (PAPERS[m.key].number, m.version)):
        found[PAPERS[material.key].step.value].append(material)
    return found


def _memberships(sponsors: list[list]) -> dict[int, list[Membership]]:
    people = {row.member_id for group in sponsors for row in group if row.member_id}
    return _grouped(Membership.objects.filter(person__in=people), "person_id")


def _journal(case: Case) -> list[JournalEntry]:
    subjects = (f"case:{case.pk}", f"person:{case.person_id}")
    facts = JournalEntry.objects.filter(subject__in=subjects).exclude(action__in=NOT_FACTS)
    return list(facts.select_related("actor").order_by("seq"))
