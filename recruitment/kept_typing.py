"""A form that arrives when its session is over, or with the token of an earlier sign-in: nothing is stored, and what
was typed comes back in a form that sends it once more. The server keeps nothing; passwords and codes are left out.
"""

import re

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure

from .refused_pages import SECRET, typed

_TICKED = re.compile(r"[a-z0-9_()]*")
"""The value of a box or a list: it is sent once more, and tells a reader nothing."""


class SignInFirstMiddleware(LoginRequiredMiddleware):
    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if request.method == "POST" and "HX-Request" not in request.headers and _may_return(request):
            return _once_more(request, signed_out=True)
        return super().handle_no_permission(request, view_func)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Signed in again in another window, the token is new. From a page that is not ours nothing is taken over."""
    if request.method == "POST" and _is_ours(request) and _may_return(request):
        return _once_more(request, signed_out=not request.user.is_authenticated)
    return csrf_failure(request, reason=reason)


def _is_ours(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _may_return(request: HttpRequest) -> bool:
    """Whether something was typed that may be shown again."""
    return bool(typed(request)) and not any(word in name.lower() for name in request.POST for word in SECRET)


def _once_more(request: HttpRequest, *, signed_out: bool) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "fields": [field for field in fields if field[0] != "csrfmiddlewaretoken"],
        "typed": [text for text in typed(request) if not _TICKED.fullmatch(text)],
        "files": [file.name for _, files in request.FILES.lists() for file in files],
        "signed_out": signed_out,
    }
    return render(request, "once_more.html", context, status=403)
