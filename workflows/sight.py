"""How a page gets hold of a case: through the user's posts, or not at all."""

from django.http import Http404, HttpRequest

from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight


def case_or_404(request: HttpRequest, pk: int) -> Case:
    """The case with its person and unit; somebody else's is 404, so that nobody learns that it exists."""
    case = cases_in_sight(request.user).select_related("person", "unit").filter(pk=pk).first()
    if case is None:
        raise Http404
    return case
