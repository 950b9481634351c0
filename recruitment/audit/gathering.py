"""Full cases out of the database in the form of the rule book: a chunk at a time, the same statements for any chunk.

`cases/stored.py` reads a case for a move, fact by fact as rules ask for them; here whole tables are read at once. A
test holds both to the same facts.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db.models import F

from ..cases.models import DETAILS, Act, Case
from ..cases.stored import columns, own_columns
from ..rules.case import Case as RuleCase
from ..rules.facts import ACTS, Person
from ..rules.rule import JOINT_VETTING
from ..steps import Step
from .gathered import ActRow, Gathered
from .gathering_children import Children
from .gathering_file import add_entries, add_papers, add_roster, add_standing, add_transfers

CHUNK = 250
"""Cases in memory at a time."""

_CASE = ("pk", "person", "person__name", "person__sex", "person__birth_date", "person__nationality")
_CASE += ("person__ethnicity", "person__is_mobile", "person__identity_number", "unit", "unit__name", "profile", "state")
_ACT = ("pk", "case", "step", "happened_on", "recorded_at", "outcome", "attested", "recorded_by")


def chunks(cases: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """The numbers of cases in pieces."""
    numbers = iter(cases)
    while piece := list(islice(numbers, size)):
        yield piece


def gather(cases: list[int], as_of: date) -> list[Gathered]:
    """These cases (by number) in their order, as known on `as_of`."""
    found = {row[0]: _case(row, as_of) for row in Case.objects.filter(pk__in=cases).values_list(*_CASE)}
    rows = list(
        Act.objects.filter(case__in=cases, superseded=False)
        .order_by("case", F("happened_on").asc(nulls_first=True), "pk")
        .values_list(*_ACT)
    )
    children = Children(cases, rows)
    details = _details(cases)
    for pk, case, step, happened_on, recorded_at, outcome, attested, recorded_by in rows:
        key = step if step == JOINT_VETTING else Step(step)
        facts = _facts(key, happened_on, details[key].get(pk))
        children.complete(facts, key, pk, case, details[key].get(pk))
        row = ActRow(pk, step, happened_on, recorded_at, outcome, attested, recorded_by, facts)
        gathered = found[case]
        gathered.acts.setdefault(key, []).append(row)
        gathered.rows[id(facts)] = row
    for gathered in found.values():
        gathered.known.acts = {step: [row.facts for row in acts] for step, acts in gathered.acts.items()}
    for add in (add_transfers, add_entries, add_papers, add_standing, add_roster):
        add(found)
    return [found[case] for case in cases if case in found]


def _case(row: tuple, as_of: date) -> Gathered:
    pk, person, name, sex, born, nationality, ethnicity, mobile, identity, unit, unit_name, profile, state = row
    known = Person(born, nationality or None, mobile, name, sex or None, ethnicity or None, unit_name)
    rule_case = RuleCase(as_of, known, {}, [])
    return Gathered(pk, person, name, sex, born, identity, unit, profile, state, rule_case)


def _details(cases: list[int]) -> dict:
    """Step -> act -> what stands in the step's own table, as a mapping of columns."""
    found = {}
    for step, model in DETAILS.items():
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model.objects.filter(act__case__in=cases, act__superseded=False).values_list(*names)
        found[step] = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    return found


def _facts(step, happened_on: date | None, detail: dict | None):
    facts = ACTS[step](on=happened_on) if "on" in own_columns(step) else ACTS[step]()
    if detail is not None:
        for name in columns(step):
            setattr(facts, name, detail[name])
    return facts
