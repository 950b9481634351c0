"""A verb of the services behind a form: done and told, or the form again with the sentence."""

from collections.abc import Callable

from django import forms

from ...refusal import Refusal


def done(form: forms.Form, verb: Callable[[], object]) -> object | None:
    """What `verb` gives, or None with its refusal among the form's errors. The form is valid already."""
    try:
        return verb() or True
    except Refusal as refusal:
        refusal.tell(form)
        return None
