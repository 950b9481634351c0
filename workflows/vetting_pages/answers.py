"""What a page says when the door refuses: the sentence, nothing stored, what was typed kept."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest

from recruitment.days import read_day
from recruitment.refusal import OutOfTurn, Refusal


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
    found = read_day(typed)
    if found is None:
        raise Refusal(
            "“{typed}”不是日期。请写成 2026年11月22日、2026-11-22、2026.11.22 或 20261122。", typed=typed[:40]
        )
    return found
