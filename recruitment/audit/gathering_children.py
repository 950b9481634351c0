"""What stands in rows of its own below an act: ballots, people named, publicity, entries by period."""

from collections import defaultdict
from dataclasses import fields
from datetime import date

from ..cases.models import Ballot, Contact, Entry, Exclusion, Introducer, Publicity
from ..cases.stored import CONTACT_COLUMNS, ENTRY_FACTS, INTRODUCER_COLUMNS
from ..people.models import Membership
from ..people.selectors import standing_among
from ..rules import facts as f
from ..rules.rule import JOINT_VETTING
from ..steps import Step

_BALLOT = tuple(item.name for item in fields(f.Ballot))
_VOTE = tuple(item.name for item in fields(f.CommitteeVote))
_SPONSOR = ("act", "member", "member__name", "name", "attested_status")


class Children:
    """The rows below the acts of some cases, read at once; `complete` gives an act its own."""

    def __init__(self, cases: list[int], acts: list[tuple]):
        self._days: dict[int, date | None] = {row[0]: row[3] for row in acts}
        standing = {"act__case__in": cases, "act__superseded": False}
        ballots = Ballot.objects.filter(**standing).values_list("act", *_BALLOT)
        self._ballots = {act: f.Ballot(*counts) for act, *counts in ballots}
        self._exclusions = defaultdict(list)
        names = ("category", "superior_consented", "meeting_approved")
        for act, *values in Exclusion.objects.filter(**standing).order_by("pk").values_list("act", *names):
            self._exclusions[act].append(f.Exclusion(**dict(zip(names, values, strict=True))))
        self._publicity = {}
        notices = Publicity.objects.filter(case__in=cases, superseded=False).order_by("pk")
        columns = ("case", "step", "started_on", "ended_on", "places", "objection_upheld")
        for case, step, *notice in notices.values_list(*columns):
            self._publicity[case, step] = notice
        self._entries = defaultdict(list)
        rows = Entry.objects.filter(case__in=cases).order_by("happened_on", "pk")
        for case, step, kind, on in rows.values_list("case", "step", "kind", "happened_on"):
            self._entries[case, step, kind].append(on)
        self._sponsors(standing)

    def _sponsors(self, standing: dict) -> None:
        contacts = list(Contact.objects.filter(**standing).order_by("pk").values_list(*_SPONSOR, *CONTACT_COLUMNS))
        introducers = list(
            Introducer.objects.filter(**standing).order_by("pk").values_list(*_SPONSOR, *INTRODUCER_COLUMNS)
        )
        members = {row[1] for row in (*contacts, *introducers) if row[1]}
        memberships = defaultdict(list)
        for row in Membership.objects.filter(person__in=members).order_by("valid_from", "pk"):
            memberships[row.person_id].append(row)
        self._contacts = self._named(contacts, f.Contact, CONTACT_COLUMNS, memberships)
        self._introducers = self._named(introducers, f.Introducer, INTRODUCER_COLUMNS, memberships)

    def _named(self, rows, record: type, names: dict[str, str], memberships) -> dict[int, list]:
        found = defaultdict(list)
        for act, member, member_name, name, attested, *values in rows:
            day = self._days.get(act)
            status = attested or (standing_among(memberships[member], day) if member and day else None)
            known = dict(zip(names.values(), values, strict=True))
            found[act].append(record(name=member_name or name, member_status=status, **known))
        return found

    def complete(self, facts, step, act: int, case: int, detail: dict | None) -> None:
        """What stands below the act `act` of `case`."""
        if step == JOINT_VETTING:
            missing = detail and detail["departments_missing"]
            if missing is not None:
                facts.departments_missing = [name for name in missing.split("、") if name]
        elif step is Step.ASSIGN_CULTIVATION_CONTACTS:
            facts.contacts = self._contacts.get(act) or None
        elif step is Step.DETERMINE_INTRODUCERS:
            facts.introducers = self._introducers.get(act) or None
        elif step in (Step.CULTIVATION_AND_EXAMINATION, Step.PROBATION_EDUCATION):
            self._add_entries(facts, step, case)
        elif step in (Step.ADMISSION_GENERAL_MEETING, Step.CONVERSION_GENERAL_MEETING):
            facts.ballot = self._ballots.get(act)
            if hasattr(facts, "exclusions"):
                facts.exclusions = list(self._exclusions.get(act, ()))
            self._add_publicity(facts, step, case)
        elif step is Step.FILL_MEMBERSHIP_FORM:
            days = (detail["first_introducer_opinion_on"], detail["second_introducer_opinion_on"]) if detail else ()
            facts.introducer_opinions_on = [day for day in days if day] or None
        elif step is Step.RECOMMEND_AND_DETERMINE_ACTIVIST:
            counts = {name: detail[f"committee_{name}"] for name in _VOTE} if detail else {}
            if any(value is not None for value in counts.values()):
                facts.committee_vote = f.CommitteeVote(**counts)
            self._add_publicity(facts, step, case)
        elif step is Step.DEVELOPMENT_OBJECT_FILING:
            self._add_publicity(facts, step, case)

    def _add_publicity(self, facts, step, case: int) -> None:
        if notice := self._publicity.get((case, step.value)):
            facts.publicity_started_on, facts.publicity_ended_on = notice[:2]
            if hasattr(facts, "publicity_places"):
                facts.publicity_places, facts.objection_upheld = notice[2:]

    def _add_entries(self, facts, step, case: int) -> None:
        for name, kind in ENTRY_FACTS.items():
            days = self._entries.get((case, step.value, kind.value), [])
            if hasattr(facts, name) and (days or name == "examined_on"):
                setattr(facts, name, list(days))
