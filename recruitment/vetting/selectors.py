"""Questions about rounds and their people. What an opinion says is asked in sight.py alone."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from ..cases.models import Case
from ..organisation.models import Unit
from ..people.models import Person
from ..refusal import listed, sentence
from .models import Objection, Opinion, Round, RoundDepartment, RoundPerson, VettingRequest
from .rounds.eligible import LIVE
from .vocabulary import Consequence, OpinionState, ReplyState, RoundState


def rounds_of(organiser_paths: list[str]) -> QuerySet[Round]:
    """The rounds of these organisation departments, the latest first, with their progress."""
    mine = Q(pk__in=[])
    for path in organiser_paths:
        mine |= Q(organiser__path__startswith=path)
    return with_progress(Round.objects.filter(mine))


def with_progress(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """`replied` of `asked` departments."""
    return rounds.annotate(
        asked=Count("departments", distinct=True),
        replied=Count("departments", filter=Q(departments__state=ReplyState.HANDED_IN), distinct=True),
    ).order_by("-pk")


def parts_of(units: list[Unit]) -> QuerySet[RoundDepartment]:
    """What waits, or waited, for these departments; the pressing first."""
    parts = RoundDepartment.objects.filter(unit__in=units).exclude(round__state=RoundState.CANCELLED)
    return parts.select_related("round", "unit").order_by("-round__sent_on", "-round_id")


def open_request(case: Case) -> VettingRequest | None:
    return VettingRequest.objects.filter(case=case, answered_at__isnull=True).first()


def live_person(case: Case) -> RoundPerson | None:
    """The case in a round that is under way."""
    return RoundPerson.objects.filter(case=case, round__state__in=LIVE).select_related("round").first()


def progress_of(case: Case) -> str:
    """How far the departments are with this person, in brackets, the missing ones named; "" outside a round."""
    person = live_person(case)
    if person is None:
        return ""
    parts = list(person.round.departments.all())
    missing = [part.name for part in parts if part.state != ReplyState.HANDED_IN]
    if not parts:
        return sentence("（批次{code}，名单尚未发出）", code=person.round.code)
    if not missing:
        return sentence("（批次{code}，各部门已答复，待办结）", code=person.round.code)
    return sentence(
        "（批次{code}，已答复{replied}/{all}，尚缺：{names}）",
        code=person.round.code,
        replied=len(parts) - len(missing),
        all=len(parts),
        names=listed(missing),
    )


def latest_person(case: Case) -> RoundPerson | None:
    """The case in the last round that was closed."""
    closed = RoundPerson.objects.filter(case=case, round__state=RoundState.CLOSED)
    return closed.select_related("round").order_by("-round__closed_on", "-pk").first()


def expired_opinions(case: Case, on: date) -> list[Opinion]:
    """Opinions on which the last result rests and which no longer hold on the day."""
    person = latest_person(case)
    if person is None:
        return []
    current = Opinion.objects.filter(person=person, state=OpinionState.CURRENT, valid_until__lt=on)
    return list(current.select_related("department").order_by("department__position"))


def standing_decisions(paths: list[str]) -> QuerySet[Objection]:
    """Decisions against people below these units that nobody has lifted, the latest first."""
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(person__case__unit__path__startswith=path)
    standing = Objection.objects.filter(below, lifted_on__isnull=True).exclude(consequence="")
    return standing.select_related("person__round", "person__case__unit").order_by("-decided_on", "-pk")


def barred(*, person: Person, case: Case | None = None) -> bool:
    """Whether a decision after a joint vetting stands in the way: of this case's resumption, or of a new cycle."""
    standing = Objection.objects.filter(lifted_on__isnull=True, person__case__person=person)
    if case is not None:
        return standing.filter(person__case=case, consequence=Consequence.SUSPENDED).exists()
    return standing.filter(consequence__in=(Consequence.CLOSED, Consequence.SUSPENDED)).exists()
