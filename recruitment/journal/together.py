"""Entries of one move are added together, at its end: one place in the queue of writers, and no longer than needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .act import Act

_waiting: ContextVar[list[Act] | None] = ContextVar("acts that wait for the end of a move", default=None)


def wait(act: Act) -> bool:
    """Whether `act` now waits for the end of a move."""
    acts = _waiting.get()
    if acts is None:
        return False
    acts.append(act)
    return True


@contextmanager
def gathered() -> Iterator[list[Act]]:
    """While it lasts, acts wait in the list; what is raised forgets them."""
    acts: list[Act] = []
    before = _waiting.set(acts)
    try:
        yield acts
    finally:
        _waiting.reset(before)
