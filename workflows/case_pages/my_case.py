"""/my/: the applicant's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from recruitment.accounts.selectors import own_case
from recruitment.outcomes import State

from ..sight import note_reading
from .own import own_view


@require_safe
def my_case(request: HttpRequest) -> HttpResponse:
    """What is done, what comes next, what to bring. Only for whom the branch gave access to the own case."""
    case = own_case(request.user)
    if case is None:
        raise Http404
    note_reading(request, case)
    context = {"case": case, "own": own_view(case), "state": State(case.state), "today": localdate()}
    return render(request, "case_pages/my_case.html", context)
