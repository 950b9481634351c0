"""A stored case as the rule book sees it: rows become facts, each table read only when a rule asks for it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache, cached_property

from django.utils import timezone

from ..people.selectors import standings
from ..prepared import Given, Prepared
from ..rules import facts as f
from ..rules.case import Case as RuleCase
from ..rules.facts import ACTS
from ..rules.rule import JOINT_VETTING
from ..steps import Step
from .models import DETAILS, Act, Ballot, Case, Entry, Publicity


def rule_case(case: Case, *, required: bool, as_of: date | None = None, transfers: bool = True) -> RuleCase:
    """The facts of `case`; `required` is the profile's word on the joint vetting before training."""
    person = case.person
    known = f.Person(
        birth_date=person.birth_date,
        nationality=person.nationality or None,
        is_mobile=person.is_mobile,
        name=person.name,
        sex=person.sex or None,
        ethnicity=person.ethnicity or None,
        unit=case.unit.name,
    )
    moves = transfers_of(case) if transfers else None
    return RuleCase(as_of or timezone.localdate(), known, StoredActs(case), moves, required)


def transfers_of(case: Case) -> list[f.Transfer]:
    names = [item.name for item in fields(f.Transfer)]
    return [f.Transfer(**{name: getattr(row, name) for name in names}) for row in case.transfers.order_by("pk")]


@Prepared
def acts_of():
    """The acts of a case, those that later ones replaced included, in the order of their days."""
    return Act.objects.filter(case=Given("case")).order_by("happened_on", "pk")


def standing_acts(case: Case) -> list[Act]:
    """The acts of a case that stand, in the order of their days."""
    return [act for act in acts_of.all(case=case.pk) if not act.superseded]


class StoredActs(Mapping):
    """Step -> the acts that stand, in the order of their days. What later records superseded is history."""

    def __init__(self, case: Case):
        self._case = case
        self._acts: dict[str, list[StoredAct]] | None = None

    @cached_property
    def rows(self) -> list[Act]:
        """All of them, with what is history."""
        return acts_of.all(case=self._case.pk)

    def _all(self) -> dict[str, list["StoredAct"]]:
        if self._acts is None:
            self._acts = {}
            for row in self.rows:
                if not row.superseded:
                    row.case = self._case
                    self._acts.setdefault(row.step, []).append(StoredAct(row))
        return self._acts

    def __getitem__(self, step):
        return self._all()[str(step)]

    def __iter__(self):
        return (step if step == JOINT_VETTING else Step(step) for step in self._all())

    def __len__(self):
        return len(self._all())


class StoredAct:
    """An act whose day is at hand and whose facts are read when one is asked for."""

    def __init__(self, row: Act):
        self.row = row
        self.advanced = row.outcome in ADVANCING
        self._facts: f.Act | None = None

    @property
    def done(self) -> date | None:
        return self.row.happened_on

    @property
    def facts(self) -> f.Act:
        if self._facts is None:
            self._facts = facts_of(self.row)
        return self._facts

    def __getattr__(self, name: str):
        return getattr(self.facts, name)


ADVANCING = frozenset(
    (
        "forward",
        "overdue_recorded",
        "contact_replaced",
        "introducer_replaced",
        "waived",
        "negative_opinion",
        "extended_special",
        "extend_probation",
        "cancel_probation",
        "extension_approved",
        "cancellation_approved",
    )
)
"""Outcomes by which a case goes on; the rules must be met for them."""


def facts_of(row: Act) -> f.Act:
    """The facts of one stored act."""
    step = row.step if row.step == JOINT_VETTING else Step(row.step)
    detail = _detail(step).first(act=row.pk)
    found = ACTS[step](on=row.happened_on) if "on" in own_columns(step) else ACTS[step]()
    if detail is not None:
        for name in columns(step):
            setattr(found, name, getattr(detail, name))
    if step in _CHILDREN:
        _CHILDREN[step](found, row, detail)
    return found


@cache
def _detail(step) -> Prepared:
    return Prepared(lambda: DETAILS[step].objects.filter(pk=Given("act")))


@cache
def columns(step) -> tuple[str, ...]:
    """Facts of `step` that are columns of its own table under the same name."""
    stored = {column.name for column in DETAILS[step]._meta.get_fields()}
    return tuple(item.name for item in fields(ACTS[step]) if item.init and item.name in stored)


_DATED_BY_OTHER_FACTS = (
    Step.DEVELOPMENT_OBJECT_FILING,
    Step.POLITICAL_VETTING,
    Step.CENTRALIZED_TRAINING,
    JOINT_VETTING,
)


def own_columns(step) -> tuple[str, ...]:
    """`columns`, and "on" where the act's day is a fact of its own and not derived from the others."""
    return columns(step) if step in _DATED_BY_OTHER_FACTS else ("on", *columns(step))


def _committee_vote(found, row, detail):
    counts = {name: getattr(detail, f"committee_{name}") for name in ("should_attend", "present", "in_favour")}
    if any(value is not None for value in counts.values()):
        found.committee_vote = f.CommitteeVote(**counts)
    _publicity(found, row, detail)


@Prepared
def notices():
    """The publicity of a step that stands, oldest first."""
    return Publicity.objects.filter(case=Given("case"), step=Given("step"), superseded=False).order_by("pk")


def _publicity(found, row, detail):
    for notice in notices.all(case=row.case_id, step=row.step)[-1:]:
        found.publicity_started_on, found.publicity_ended_on = notice.started_on, notice.ended_on
        if hasattr(found, "publicity_places"):
            found.publicity_places, found.objection_upheld = notice.places, notice.objection_upheld


CONTACT_COLUMNS = {name: name for name in ("is_relative", "activists_in_charge", "left_on", "replaced_on")}
INTRODUCER_COLUMNS = {"status_at_form": "member_status_at_form"} | {
    name: name for name in ("is_contact", "consented", "is_relative", "same_branch", "open_introductions")
}
"""Columns of the people named in an act -> facts, beside name and standing."""


def _sponsors(rows_in: str, record: type, columns: dict[str, str]):
    """The people named in an act, with their standing on its day as the register of members has it."""

    def find(found, row, detail):
        rows = list(getattr(row, rows_in).select_related("member").order_by("pk"))
        known = [sponsor.member for sponsor in rows if sponsor.member]
        standing = standings(known, row.happened_on) if row.happened_on else {}
        named = [
            record(
                name=sponsor.member.name if sponsor.member else sponsor.name,
                member_status=sponsor.attested_status or standing.get(sponsor.member_id),
                **{fact: getattr(sponsor, column) for column, fact in columns.items()},
            )
            for sponsor in rows
        ]
        setattr(found, rows_in, named or None)

    return find


ENTRY_FACTS = {
    "examined_on": Entry.Kind.EXAMINATION,
    "thought_reports_on": Entry.Kind.THOUGHT_REPORT,
    "committee_analysed_on": Entry.Kind.COMMITTEE_ANALYSIS,
    "pool_reviewed_on": Entry.Kind.POOL_REVIEW,
}


def _entries(found, row, detail):
    entries = row.case.entries.filter(step=row.step).order_by("happened_on")
    for name, kind in ENTRY_FACTS.items():
        days = [entry.happened_on for entry in entries if entry.kind == kind]
        if hasattr(found, name) and (days or name == "examined_on"):
            setattr(found, name, days)


def _opinion_days(found, row, detail):
    days = [detail.first_introducer_opinion_on, detail.second_introducer_opinion_on]
    found.introducer_opinions_on = [day for day in days if day] or None


@Prepared
def _ballot_of():
    return Ballot.objects.filter(pk=Given("act"))


def _ballot(found, row, detail):
    ballot = _ballot_of.first(act=row.pk)
    if ballot is not None:
        found.ballot = f.Ballot(**{item.name: getattr(ballot, item.name) for item in fields(f.Ballot)})
    if hasattr(found, "exclusions"):
        names = ("category", "superior_consented", "meeting_approved")
        found.exclusions = [f.Exclusion(**{n: getattr(e, n) for n in names}) for e in row.exclusions.order_by("pk")]
    _publicity(found, row, detail)


def _missing_departments(found, row, detail):
    if detail.departments_missing is not None:
        found.departments_missing = [name for name in detail.departments_missing.split("、") if name]


_CHILDREN = {
    Step.RECOMMEND_AND_DETERMINE_ACTIVIST: _committee_vote,
    Step.ASSIGN_CULTIVATION_CONTACTS: _sponsors("contacts", f.Contact, CONTACT_COLUMNS),
    Step.CULTIVATION_AND_EXAMINATION: _entries,
    Step.DEVELOPMENT_OBJECT_FILING: _publicity,
    Step.DETERMINE_INTRODUCERS: _sponsors("introducers", f.Introducer, INTRODUCER_COLUMNS),
    Step.FILL_MEMBERSHIP_FORM: _opinion_days,
    Step.ADMISSION_GENERAL_MEETING: _ballot,
    Step.PROBATION_EDUCATION: _entries,
    Step.CONVERSION_GENERAL_MEETING: _ballot,
    JOINT_VETTING: _missing_departments,
}
