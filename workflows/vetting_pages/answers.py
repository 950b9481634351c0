"""What a page says when the door refuses: the sentence, nothing stored, what was typed kept."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.dateparse import parse_date

from recruitment.cases.refusal import OutOfTurn, Refusal


def refused(request: HttpRequest, refusal: Refusal) -> int:
    """Show the sentences on this page; answers the status."""
    for reason in refusal.reasons:
        messages.error(request, reason, extra_tags="danger")
    return 409 if isinstance(refusal, OutOfTurn) else 422


def number(text: str | None) -> int | None:
    """A number of the form, None for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def day(typed: str) -> date:
    """A day of the form. Raises `Refusal`."""
    try:
        found = parse_date(typed)
    except ValueError:
        found = None
    if found is None:
        raise Refusal("日期“{typed}”不存在，请按 2026-11-25 的样子填写。", typed=typed[:20])
    return found
