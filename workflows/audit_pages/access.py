"""Who may open the auditor's pages: a post that supervises, today."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import permissions_of

SUPERVISING = (Permission.AUDIT_CASES, Permission.FILE_CASES)
"""督查员 and the organisation department."""


def supervising(*permissions: Permission) -> Callable:
    """For holders of a post with one of `permissions` (by default those who supervise); to others it is not there."""
    wanted = frozenset(permissions or SUPERVISING)

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not wanted & permissions_of(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate
