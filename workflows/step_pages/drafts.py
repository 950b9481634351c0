"""草稿: what a user has typed, kept on the server every few seconds, so that no error and no time-out loses it."""

from django.db import IntegrityError, transaction
from django.forms import Form, MultipleChoiceField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from recruitment.cases.models import Case

from .models import Draft

_NOT_TYPED = ("csrfmiddlewaretoken", "do", "attempt", "seen", "draft")
_LARGEST = 200_000
"""Characters; a form has some hundred fields."""


def draft_of(user, case: Case | None, step) -> Draft | None:
    return Draft.objects.filter(user=user, case=case, step=step).first()


def save_draft(
    user, case: Case | None, step, *, attempt: int, data: QueryDict, seen: int | None = None
) -> Draft | None:
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


def _first(user, case: Case | None, step, attempt: int, typed: dict) -> Draft | None:
    try:
        with transaction.atomic():
            return Draft.objects.create(user=user, case=case, step=step, attempt=attempt, data=typed)
    except IntegrityError:  # another window was first
        return None


def forget_draft(user, case: Case | None, step) -> None:
    Draft.objects.filter(user=user, case=case, step=step).delete()


def as_typed(draft: Draft) -> QueryDict:
    """The draft as a form would have posted it."""
    found = QueryDict(mutable=True)
    for name, values in draft.data.items():
        found.setlist(name, values)
    return found


def filled_in(draft: Draft | None, form: Form) -> dict:
    """What the draft puts into the fields of `form` to begin with."""
    typed = as_typed(draft) if draft else {}
    return {name: _value(typed, name, form.fields[name]) for name in typed if name in form.fields}


def _value(typed: QueryDict, name: str, field):
    return typed.getlist(name) if isinstance(field, MultipleChoiceField) else typed[name]


def answer_draft(request: HttpRequest, case: Case | None, step, *, attempt: int = 1) -> HttpResponse:
    """Keep what is typed so far; the answer says when, or that another window has a newer draft."""
    seen = number(request.POST.get("draft"))
    kept = save_draft(request.user, case, step, attempt=attempt, data=request.POST, seen=seen)
    return render(request, "step_pages/draft.html", {"draft": kept, "seen": seen}, status=200 if kept else 409)


def number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
