"""One kind of field for each type of fact. Nothing typed, nothing ticked is "not known", never a default."""

import unicodedata
from datetime import date
from typing import Any, Literal, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from recruitment.days import DayField
from recruitment.papers import FIVE_NATIONAL, PAPERS
from recruitment.rules.reading import LARGEST_COUNT, LONGEST_TEXT
from recruitment.rules.vocabulary import word_label

NONE = "(none)"
_MOST_RADIOS = 4


def radios() -> forms.RadioSelect:
    return forms.RadioSelect(attrs={"class": "form-check-input"})


class TruthField(forms.TypedChoiceField):
    """是, 否, or 未填."""

    def __init__(self, **kwargs):
        choices = [("true", _("是")), ("false", _("否")), ("", _("未填"))]
        super().__init__(
            choices=choices, coerce=lambda text: text == "true", empty_value=None, widget=radios(), **kwargs
        )


class CountInput(forms.TextInput):
    """A number in a short box; several stand in one line."""

    def __init__(self):
        super().__init__({"class": "form-control count", "inputmode": "numeric", "autocomplete": "off"})


class CountField(forms.Field):
    widget = CountInput
    default_error_messages = {"not_a_count": _("“%(typed)s”不是 0 至 %(largest)s 的整数。")}

    def to_python(self, value):
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and int(text) <= LARGEST_COUNT):
            params = {"typed": text[:40], "largest": LARGEST_COUNT}
            raise ValidationError(self.error_messages["not_a_count"], code="not_a_count", params=params)
        return int(text)


class WordField(forms.TypedChoiceField):
    """One word of a vocabulary."""

    def __init__(self, words, labels=None, **kwargs):
        widget = radios() if len(words) <= _MOST_RADIOS else forms.Select(attrs={"class": "form-select"})
        named = [(word, (labels or {}).get(word) or word_label(word)) for word in words]
        super().__init__(choices=[*named, ("", _("未填"))], empty_value=None, widget=widget, **kwargs)


class WordsField(forms.MultipleChoiceField):
    """Several words; one more box says that there is known to be none."""

    default_error_messages = {"none_and_some": _("既勾选了“以上都没有”，又勾选了其他项，请核对。")}

    def __init__(self, words, name=word_label, **kwargs):
        choices = [*((word, name(word)) for word in words), (NONE, _("以上都没有"))]
        super().__init__(
            choices=choices, widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}), **kwargs
        )

    def clean(self, value):
        given = super().clean(value)
        if NONE in given and len(given) > 1:
            raise ValidationError(self.error_messages["none_and_some"], code="none_and_some")
        return None if not given else [word for word in given if word != NONE]


class TextField(forms.CharField):
    def __init__(self, max_length=LONGEST_TEXT, prose: bool = False, **kwargs):
        widget = forms.TextInput(attrs={"class": "form-control"})
        if prose:
            widget = forms.Textarea(attrs={"class": "form-control", "rows": 3})
        super().__init__(max_length=max_length, empty_value=None, widget=widget, **kwargs)


class NamesField(TextField):
    """Names in a row, separated as people do; 无 is known to be none."""

    def clean(self, value):
        text = super().clean(value)
        if text is None:
            return None
        for sign in "，,；;\n":
            text = text.replace(sign, "、")
        names = [name.strip() for name in text.split("、") if name.strip()]
        return [] if names in (["无"], ["none"], ["None"]) else names

    def prepare_value(self, value):
        return "、".join(value) or "无" if isinstance(value, list) else value


def field_for(hint: Any, how: str, **said) -> forms.Field:
    """The field for a fact of type `hint`; `how` is the way in which the form asks (forms.csv)."""
    said["required"] = False
    if hint is bool:
        return TruthField(**said)
    if hint is date:
        return DayField(month_is_enough=how == "month", **said)
    if hint is int:
        return CountField(**said)
    if get_origin(hint) is Literal:
        labels = {"none": _("没有违纪")} if how == "breach" else None
        return WordField(get_args(hint), labels, **said)
    if how == "papers":
        return WordsField(FIVE_NATIONAL, lambda key: PAPERS[key].label, **said)
    if get_origin(hint) is list:
        (one,) = get_args(hint)
        return WordsField(get_args(one), **said) if get_origin(one) is Literal else NamesField(**said)
    return TextField(prose=how == "prose", **said)
