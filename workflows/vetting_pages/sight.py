"""How a page gets hold of a round, a department's part or a person of a round: through a post, or not at all (404)."""

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for, posts_with
from recruitment.vetting.models import Round, RoundDepartment, RoundPerson
from recruitment.vetting.sight import Field, sees

from ..sight import note_reading


def round_or_404(request: HttpRequest, pk: int) -> Round:
    """A round of the organisation department in which the user holds a post."""
    round = Round.objects.select_related("organiser").filter(pk=pk).first()
    if round is None or post_for(request.user, Permission.FILE_CASES, round.organiser, localdate()) is None:
        raise Http404
    return round


def part_or_404(request: HttpRequest, pk: int) -> RoundDepartment:
    """A department's own part."""
    part = RoundDepartment.objects.select_related("round", "unit", "prepared_by").filter(pk=pk).first()
    if part is None or part.unit_id not in {unit.pk for unit in units_with(request.user, Permission.VET_PEOPLE)}:
        raise Http404
    return part


def person_or_404(request: HttpRequest, pk: int) -> tuple[RoundPerson, frozenset[Field]]:
    """A person of a round and which fields the user sees; who sees no opinion gets 404."""
    people = RoundPerson.objects.select_related("round__organiser", "case__unit", "case__person")
    person = people.filter(pk=pk).first()
    fields = sees(request.user, person) if person else frozenset()
    if not fields.intersection((Field.ALL_OPINIONS, Field.OWN_OPINION)):
        raise Http404
    note_reading(request, person.case)
    return person, fields


def units_with(user, permission: Permission) -> list[Unit]:
    """The units at which the user holds a post with `permission` today."""
    return list({post.unit_id: post.unit for post in posts_with(user, permission)}.values())
