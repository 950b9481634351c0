"""Standing on a day, from the history of memberships."""

from datetime import date

from django.db.models import Q

from ..organisation.models import Unit
from ..prepared import Given, Prepared
from .models import Membership, MemberStatus, Person


def in_force(on: date) -> Q:
    """Memberships that stood on the day `on` (the last day is excluded: the next row begins on it)."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def full_members(branch: Unit, on: date):
    """Full members of `branch` on the day, those with suspended rights included."""
    return Membership.objects.filter(in_force(on), unit=branch, status=MemberStatus.FULL)


def eligible_voters(branch: Unit, on: date):
    """应到会有表决权的正式党员: full members of `branch` on the day whose rights are not suspended."""
    return full_members(branch, on).filter(rights_suspended=False)


@Prepared
def _full_members():
    members = Membership.objects.filter(in_force(Given("on")), unit=Given("unit"), status=MemberStatus.FULL)
    return members.values_list("rights_suspended")


def heads(branch: Unit, on: date) -> tuple[int, int]:
    """How many `full_members` the branch had on the day, and how many of them were `eligible_voters`."""
    suspended = [row[0] for row in _full_members.rows(unit=branch.pk, on=on)]
    return len(suspended), suspended.count(False)


@Prepared
def memberships_of():
    """The memberships of a person, from the first on."""
    return Membership.objects.filter(person=Given("person")).order_by("valid_from", "pk")


def standings(people: list[Person], on: date) -> dict[int, str | None]:
    """Person id -> full, probationary, party_probation_discipline, or None for no member on the day."""
    found: dict[int, str | None] = {person.pk: None for person in people}
    for membership in Membership.objects.filter(in_force(on), person__in=people):
        found[membership.person_id] = _standing(membership)
    return found


def standing_among(memberships: list[Membership], on: date) -> str | None:
    """The standing that the memberships of one person, already read, give on the day."""
    for membership in memberships:
        if membership.valid_from <= on and (membership.valid_until is None or membership.valid_until > on):
            return _standing(membership)
    return None


def _standing(membership: Membership) -> str:
    suspended = membership.status == MemberStatus.FULL and membership.rights_suspended
    return "party_probation_discipline" if suspended else membership.status
