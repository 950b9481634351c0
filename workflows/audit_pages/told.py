"""A refusal, said at the top of the page to which the user comes back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from recruitment.refusal import OutOfTurn, Refusal


def done(request: HttpRequest, move: Callable[[], object], said: str = "") -> bool:
    """Run `move`; whether it was done. Its refusal, or `said`, is told; out of turn it gets a page of its own."""
    try:
        move()
    except OutOfTurn:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason, extra_tags="danger")
        return False
    if said:
        messages.success(request, said)
    return True
