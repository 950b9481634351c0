"""Each person in a transaction of the own: one refusal does not undo what was recorded for the others."""

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from recruitment.cases.models import Act
from recruitment.refusal import Refusal, headed

from ..step_pages.drafts import forget_draft, save_draft
from ..step_pages.showing import errors_of
from ..step_pages.submitting import submit
from .answers import answers_of
from .candidates import Candidate


def preview_all(here: list[Candidate], data: QueryDict) -> None:
    """What the rules say of each, if it were recorded now."""
    for candidate in here:
        form = candidate.seat.form(candidate.merged(data))
        candidate.preview = candidate.seat.preview(form)
        candidate.told = errors(form)


def record_all(user: User, here: list[Candidate], data: QueryDict) -> list[Candidate]:
    """Record what may be recorded; those for whom it was. The others say why not, and keep what was typed as drafts."""
    acts = {candidate.case.pk: _record(user, candidate, data) for candidate in here}
    done = [candidate for candidate in here if acts[candidate.case.pk] is not None]
    answers = answers_of([acts[candidate.case.pk] for candidate in done])
    for candidate in done:
        candidate.answers = answers[acts[candidate.case.pk].pk]
    return done


def _record(user: User, candidate: Candidate, data: QueryDict) -> Act | None:
    seat, typed = candidate.seat, candidate.merged(data)
    form = seat.form(typed)
    try:
        act = submit(user, seat, form, candidate.attempt)
    except Refusal as refusal:
        act, candidate.told = None, refusal.reasons
    else:
        candidate.told = errors(form)
    if act is None:
        save_draft(user, seat.case, seat.step, attempt=candidate.attempt, data=typed)
        return None
    forget_draft(user, seat.case, seat.step)
    return act


def errors(form: forms.Form) -> list[str]:
    """The sentences of the fields, each with the name of its field."""
    return [headed(label, sentence) if label else sentence for _, label, sentence in errors_of(form)]
