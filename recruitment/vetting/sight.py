"""Who sees what of an opinion. The table `SEES` is the rule; every opening is one entry in the journal.

The issuing department sees its own, the organisation department and the deciding committee see all of a person.
Branch and auditor are told pass or not pass and a class of reasons; the applicant neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ..journal import services as journal
from ..journal.act import Act
from ..journal.models import JournalEntry
from ..organisation.roles import Permission
from ..organisation.selectors import approving_committee, post_for
from ..refusal import Refusal
from ..sealing import Place, unseal
from .models import Opinion, Round, RoundDepartment, RoundPerson
from .separation import conflicts
from .vocabulary import OpinionState


class Reader(StrEnum):
    DEPARTMENT = "department"
    ORGANISER = "organiser"
    COMMITTEE = "committee"
    BRANCH = "branch"
    AUDITOR = "auditor"


class Field(StrEnum):
    RESULT = "result"
    REASON_CLASS = "reason_class"
    OWN_OPINION = "own_opinion"
    ALL_OPINIONS = "all_opinions"
    OBJECTION = "objection"
    """Verification, the person's own words, the committee's reason."""
    MINUTES = "minutes"


SEES: dict[Reader, frozenset[Field]] = {
    Reader.DEPARTMENT: frozenset((Field.OWN_OPINION,)),
    Reader.ORGANISER: frozenset((Field.RESULT, Field.REASON_CLASS, Field.ALL_OPINIONS, Field.OBJECTION, Field.MINUTES)),
    Reader.COMMITTEE: frozenset((Field.RESULT, Field.REASON_CLASS, Field.ALL_OPINIONS, Field.OBJECTION)),
    Reader.BRANCH: frozenset((Field.RESULT, Field.REASON_CLASS)),
    Reader.AUDITOR: frozenset((Field.RESULT, Field.REASON_CLASS)),
}


def readers(user: User, person: RoundPerson) -> dict[Reader, str]:
    """As what `user` reads about this person, each with the post. Nobody's relative reads about him."""
    today, unit = localdate(), person.case.unit
    if conflicts(user, [person.case_id], kept=False):
        return {}
    found = {}
    for reader, permission, where in (
        (Reader.ORGANISER, Permission.FILE_CASES, person.round.organiser),
        (Reader.COMMITTEE, Permission.DECIDE_CASES, approving_committee(unit)),
        (Reader.BRANCH, Permission.KEEP_CASES, unit),
        (Reader.AUDITOR, Permission.AUDIT_CASES, unit),
    ):
        post = post_for(user, permission, where, today) if where else None
        if post and (reader is not Reader.COMMITTEE or post.unit_id == where.pk):
            found[reader] = str(post)
    for part in person.round.departments.all():
        post = post_for(user, Permission.VET_PEOPLE, part.unit, today)
        if post and post.unit_id == part.unit_id:
            found[Reader.DEPARTMENT] = str(post)
    return found


def sees(user: User, person: RoundPerson) -> frozenset[Field]:
    return frozenset().union(*(SEES[reader] for reader in readers(user, person)))


@dataclass(frozen=True, slots=True)
class Opened:
    opinion: Opinion
    fact: str
    reason: str


def opinions_in_sight(user: User, person: RoundPerson) -> list[Opinion]:
    """The opinions about a person that `user` may open, all versions, in the order of the departments."""
    fields = sees(user, person)
    opinions = Opinion.objects.filter(person=person).select_related("department__unit", "issued_by", "person__round")
    opinions = list(opinions.order_by("department__position", "version"))
    if Field.ALL_OPINIONS in fields:
        return opinions
    if Field.OWN_OPINION in fields:
        today = localdate()
        own = {o.department_id for o in opinions if _issues(user, o, today)}
        return [opinion for opinion in opinions if opinion.department_id in own]
    return []


def _issues(user: User, opinion: Opinion, today) -> bool:
    post = post_for(user, Permission.VET_PEOPLE, opinion.department.unit, today)
    return post is not None and post.unit_id == opinion.department.unit_id


@transaction.atomic
def open_opinions(*, acting_user: User, person: RoundPerson) -> list[Opened]:
    """Read what a person's departments said, as far as one may; one journal entry for each opinion opened."""
    found = opinions_in_sight(acting_user, person)
    held = readers(acting_user, person)
    if not found:
        raise Refusal("没有您可以查看的联审意见。")
    reader = next(r for r in (Reader.ORGANISER, Reader.COMMITTEE, Reader.DEPARTMENT) if r in held)
    note_openings(acting_user, held[reader], reader, found)
    return [Opened(opinion, text_of(opinion, "fact"), text_of(opinion, "reason")) for opinion in found]


@transaction.atomic
def open_reply(
    *, acting_user: User, acting_as: str, part: RoundDepartment, people: Iterable[int]
) -> dict[int, Opinion]:
    """The department reads in its own list what it handed in about these people (by id), nobody of them his kin.

    Person id -> current opinion; one journal entry for each, in a constant number of SQL statements.
    """
    current = Opinion.objects.filter(department=part, state=OpinionState.CURRENT, person__in=list(people))
    found = list(current.select_related("person__round").order_by("person__number"))
    barred = conflicts(acting_user, [opinion.person.case_id for opinion in found], kept=False)
    found = [opinion for opinion in found if opinion.person.case_id not in barred]
    note_openings(acting_user, acting_as, Reader.DEPARTMENT, found)
    return {opinion.person_id: opinion for opinion in found}


def note_handed_out(*, acting_user: User, acting_as: str, made: dict[int, datetime]) -> None:
    """Papers with every opinion on these cases (by id, each as of its moment) are handed to an organiser."""
    opinions = Opinion.objects.filter(person__case__in=made).select_related("person__round").order_by("pk")
    inside = [opinion for opinion in opinions if opinion.issued_at <= made[opinion.person.case_id]]
    note_openings(acting_user, acting_as, Reader.ORGANISER, inside)


def note_openings(user: User, acting_as: str, reader: Reader, opinions: list[Opinion]) -> None:
    """One entry in the journal for each of them."""
    journal.record_many(
        acts=[
            Act(
                acting_user=user,
                acting_as=acting_as,
                action="vetting_opinion_opened",
                subject=f"vetting_opinion:{opinion.pk}",
                details={"code": opinion.person.round.code, "person": opinion.person.number, "reader": str(reader)},
            )
            for opinion in opinions
        ]
    )


def minutes_for(user: User, round: Round) -> str:
    """The minutes of a closed round, for the organisation department; "" for who is of somebody's kin in it."""
    if not round.minutes or conflicts(user, round.people.values_list("case", flat=True), kept=False):
        return ""
    return unseal(round.minutes, Place("vetting_round", round.pk, "minutes"))


def text_of(opinion: Opinion, column: str) -> str:
    """Unsealed; only for what is opened through this module or handed to the issuing department."""
    sealed = getattr(opinion, column)
    return unseal(sealed, Place("vetting_opinion", opinion.place_row, column)) if sealed else ""


def openings_of(opinion: Opinion) -> int:
    """How often the opinion was opened, by anybody."""
    return JournalEntry.objects.filter(action="vetting_opinion_opened", subject=f"vetting_opinion:{opinion.pk}").count()


def openings_by(user: User) -> int:
    """How many opinions `user` has opened."""
    return JournalEntry.objects.filter(action="vetting_opinion_opened", actor=user).count()
