"""What is on file beside the acts: papers, entries with their text, standing over time, the roster of the branch."""

from collections import defaultdict
from dataclasses import fields

from ..cases.models import Entry, Material, Transfer
from ..people.models import Membership, MemberStatus
from ..rules import facts as f
from .gathered import EntryRow, Gathered, MembershipRow, PaperRow

_TRANSFER = tuple(item.name for item in fields(f.Transfer))
_PAPER = ("pk", "key", "version", "sha256", "dated_on", "received_on", "signers", "stamped", "not_applicable_reason")
_PAPER += ("decision__agreed",)
_ENTRY = ("pk", "step", "kind", "happened_on", "opinion", "attested")
_MEMBERSHIP = ("status", "rights_suspended", "valid_from", "valid_until", "recorded_at")


def add_transfers(found: dict[int, Gathered]) -> None:
    for case, *values in Transfer.objects.filter(case__in=list(found)).order_by("pk").values_list("case", *_TRANSFER):
        found[case].known.transfers.append(f.Transfer(**dict(zip(_TRANSFER, values, strict=True))))


def add_entries(found: dict[int, Gathered]) -> None:
    rows = Entry.objects.filter(case__in=list(found)).order_by("happened_on", "pk")
    for case, *values in rows.values_list("case", *_ENTRY):
        found[case].entries.append(EntryRow(*values))


def add_papers(found: dict[int, Gathered]) -> None:
    rows = Material.objects.filter(case__in=list(found)).order_by("key", "version")
    for case, *values in rows.values_list("case", *_PAPER):
        paper = PaperRow(*values)
        found[case].papers.setdefault(paper.key, []).append(paper)


def add_standing(found: dict[int, Gathered]) -> None:
    people = defaultdict(list)
    for gathered in found.values():
        people[gathered.person].append(gathered)
    rows = Membership.objects.filter(person__in=list(people)).order_by("valid_from", "pk")
    for person, *values in rows.values_list("person", *_MEMBERSHIP):
        for gathered in people[person]:
            gathered.standing.append(MembershipRow(*values))


def add_roster(found: dict[int, Gathered]) -> None:
    rosters = defaultdict(list)
    for gathered in found.values():
        gathered.roster = rosters[gathered.unit]
    rows = Membership.objects.filter(unit__in=list(rosters), status=MemberStatus.FULL)
    for unit, *values in rows.values_list("unit", *_MEMBERSHIP):
        rosters[unit].append(MembershipRow(*values))
