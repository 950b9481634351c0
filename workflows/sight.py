"""How a page gets hold of a case: through the user's posts, or not at all; and that he looked is noted."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import posts_with
from recruitment.outcomes import State
from recruitment.readings import services as readings


def case_or_404(request: HttpRequest, pk: int, *, noted: bool = True) -> Case:
    """The case with its person and unit; somebody else's is 404, so that nobody learns that it exists.

    `noted=False`: a page that was noted when it was opened asks again by itself (a preview, a draft).
    """
    case = cases_in_sight(request.user).select_related("person", "unit").filter(pk=pk).first()
    if case is None:
        raise Http404
    if noted:
        note_reading(request, case)
    return case


def note_reading(request: HttpRequest, case: Case) -> None:
    """Note in the read log that the user opened this page of `case`. A page that has it by another way calls this."""
    match = request.resolver_match
    page = match.view_name if match else request.path
    parts = [f"{key}={value}" for key, value in (match.kwargs if match else {}).items() if key != "pk"]
    readings.note(acting_user=request.user, case=case, page=page, part=" ".join(parts))


def arriving_case_or_404(request: HttpRequest, pk: int) -> Case:
    """A case on its way to a branch that the user keeps: not in his sight before it is accepted."""
    case = arriving_cases(request.user).filter(pk=pk).first()
    if case is None:
        raise Http404
    note_reading(request, case)
    return case


def arriving_cases(user) -> QuerySet[Case]:
    """Cases transferred out and not yet accepted, on their way to a branch of the user's."""
    there = Q(pk__in=[])
    for post in posts_with(user, Permission.KEEP_CASES):
        there |= Q(transfers__to_unit__path__startswith=post.unit.path)
    waiting = Case.objects.filter(there, state=State.TRANSFERRED_OUT, transfers__accepted_on__isnull=True)
    return waiting.select_related("person", "unit").distinct()
