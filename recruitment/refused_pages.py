"""The net below every page: a refusal that no view has caught is told on a page of its own, never a broken one.

Nothing was stored. What was typed is on the page, to be read and copied; passwords and codes are not.
"""

import codecs

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from .refusal import OutOfTurn, Refusal

_UNSAID = ("csrfmiddlewaretoken", "next", "do")
SECRET = ("password", "code")


class RefusedPagesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _is_unreadable(request):
            return render(request, "400.html", status=400)
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        told = render(request, "405.html", {"back": came_from(request)}, status=405)
        told.headers["Allow"] = response.headers.get("Allow", "")
        return told

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """409 where somebody else was sooner, 422 where it may not be done; any other error is not ours."""
        if not isinstance(exception, Refusal):
            return None
        status = 409 if isinstance(exception, OutOfTurn) else 422
        context = {"reasons": exception.reasons, "back": came_from(request), "typed": typed(request)}
        return render(request, f"{status}.html", context, status=status)


def _is_unreadable(request: HttpRequest) -> bool:
    """A form in another encoding than ours. Whoever read it would break, the page that tells of it as well."""
    if request.content_type != "application/x-www-form-urlencoded" or request.encoding is None:
        return False
    named, request.encoding = codecs.lookup(request.encoding).name, "utf-8"
    return named != "utf-8"


def here(request: HttpRequest) -> dict:
    """Context processor: the address of this page that can be opened again, as when another language is chosen."""
    return {"here": request.get_full_path() if request.method in ("GET", "HEAD") else came_from(request)}


def came_from(request: HttpRequest) -> str:
    """The page of ours on which it was asked for, else the first one."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if page and ours else "/"


def typed(request: HttpRequest) -> list[str]:
    return [
        value
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and name not in _UNSAID and not any(word in name.lower() for word in SECRET)
    ]
