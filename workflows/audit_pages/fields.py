"""Form fields that several pages of the auditor share."""

from django import forms


def day_field(label, *, required: bool = False, **more) -> forms.DateField:
    """A day, chosen in the browser's calendar or typed as 2026-05-18."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, **more)
