"""草稿: what a user has typed, kept on the server every few seconds, so that no error and no time-out loses it."""

from django.db import IntegrityError, transaction
from django.http import QueryDict

from recruitment.cases.models import Case

from .models import Draft

_NOT_TYPED = ("csrfmiddlewaretoken", "do", "attempt", "seen", "draft")
_LARGEST = 200_000
"""Characters; a form has some hundred fields."""


def draft_of(user, case: Case, step) -> Draft | None:
    return Draft.objects.filter(user=user, case=case, step=step).first()


def save_draft(user, case: Case, step, *, attempt: int, data: QueryDict, seen: int | None = None) -> Draft | None:
    """Keep what was typed. `seen` is the version that the page saw: a newer one from another window is not overwritten,
    and None says so."""
    typed = {name: data.getlist(name) for name in data if name not in _NOT_TYPED}
    if sum(len(value) for values in typed.values() for value in values) > _LARGEST:
        return None
    with transaction.atomic():
        kept = Draft.objects.select_for_update().filter(user=user, case=case, step=step).first()
        if kept is None:
            return _first(user, case, step, attempt, typed)
        if seen is not None and seen < kept.version and kept.data != typed:
            return None
        kept.attempt, kept.data, kept.version = attempt, typed, kept.version + 1
        kept.save()
    return kept


def _first(user, case: Case, step, attempt: int, typed: dict) -> Draft | None:
    try:
        with transaction.atomic():
            return Draft.objects.create(user=user, case=case, step=step, attempt=attempt, data=typed)
    except IntegrityError:  # another window was first
        return None


def forget_draft(user, case: Case, step) -> None:
    Draft.objects.filter(user=user, case=case, step=step).delete()


def as_typed(draft: Draft) -> QueryDict:
    """The draft as a form would have posted it."""
    found = QueryDict(mutable=True)
    for name, values in draft.data.items():
        found.setlist(name, values)
    return found
