"""The kinds of job. Each is registered when its room is loaded (AppConfig.ready), once, under a word that is stored."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from .models import JobItem


@dataclass(frozen=True, slots=True)
class Kind:
    word: str
    label: str | Promise
    work: Callable[[JobItem], str]
    """Does one item, acting for `item.job.started_by`, and answers with a sentence. Doing it twice must be harmless.

    What it raises makes the item fail; an exception's `reasons` are shown, anything else is shown as one constant
    sentence and logged.
    """
    lease_seconds: int = 600
    """After this long without an answer the worker is taken for dead."""
    permission: str = ""
    """Who sees such a job besides the one who started it: holders of a post with this permission over its unit."""
    result_url: str = ""
    """Name of the page that hands out what came of it, by the job's key."""


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    if _KINDS.setdefault(kind.word, kind) != kind:
        raise ValueError(f"two kinds of job are called {kind.word}")


def kind_called(word: str) -> Kind:
    return _KINDS[word]
