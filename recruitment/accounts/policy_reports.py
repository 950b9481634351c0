"""Browsers report what the page's policy has stopped (report-uri). It is written to the log, nothing else.

No personal data: neither address nor account nor browser, of the page only which kind it is, of what was stopped only
the host. Anybody may post here, so a process writes at most `PER_MINUTE` lines, and of a line only plain characters.
"""

import json
import logging
from time import monotonic
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger("recruitment.policy")
PER_MINUTE = 30
LARGEST = 16_384  # bytes


class Budget:
    """So many in a minute; the time is the process's own."""

    def __init__(self, amount: int):
        self.amount, self.left, self.began = amount, amount, monotonic()

    def spend(self) -> bool:
        if monotonic() - self.began >= 60:
            self.left, self.began = self.amount, monotonic()
        self.left -= 1
        return self.left >= 0


budget = Budget(PER_MINUTE)


@csrf_exempt
@require_POST
@login_not_required
def policy_report(request: HttpRequest) -> HttpResponse:
    if not budget.spend():
        return HttpResponse(status=429)
    try:
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return HttpResponse(status=413)
        report = json.loads(request.body)["csp-report"]
        told = {key: _text(report, key) for key in ("effective-directive", "violated-directive", "disposition")}
        log.warning(
            "policy stopped %s of %s on page %s, line %s of %s",
            told["effective-directive"] or told["violated-directive"],
            _host(_text(report, "blocked-uri")),
            _page(_text(report, "document-uri")),
            _text(report, "line-number") or "-",
            _host(_text(report, "source-file")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, RequestDataTooBig, UnreadablePostError):
        return HttpResponse(status=400)
    return HttpResponse(status=204)


def _text(report: dict, key: str) -> str:
    """At most a hundred plain characters: no line of its own making, no colour of a terminal."""
    value = str(report.get(key, ""))
    return "".join(sign for sign in value[:500] if sign.isascii() and sign.isprintable())[:100]


def _host(address: str) -> str:
    """Where it would have come from, without what is asked for there; `inline`, `eval` and the like as they are."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname}" if parts.hostname else (parts.scheme or address)[:20] or "-"


def _page(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "-"
