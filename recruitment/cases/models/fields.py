"""Columns for facts: each allows "not known" (null), and words come from the rule book's vocabulary."""

from typing import get_args

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ...chinese import choice
from ...rules.vocabulary import WORDS


def _choices(words):
    return [choice(word, *WORDS.get(word, (word, word))) for word in get_args(words)]


def truth(label: str) -> models.BooleanField:
    return models.BooleanField(label, null=True, blank=True)


def day(label: str) -> models.DateField:
    return models.DateField(label, null=True, blank=True)


def count(label: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True)


def text(label: str, length: int = 200) -> models.CharField:
    return models.CharField(label, max_length=length, null=True, blank=True)


def word(label: str, words) -> models.CharField:
    """One word of a vocabulary."""
    return models.CharField(label, max_length=40, null=True, blank=True, choices=_choices(words))


class WordsField(models.CharField):
    """Several words of a vocabulary, in the order given; null is not known, the empty list is known."""

    def __init__(self, *args, words=(), **kwargs):
        self.words = tuple(words)
        super().__init__(*args, **{"max_length": 300, "null": True, "blank": True} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"words": self.words}

    def from_db_value(self, value, expression, connection):
        return value if value is None else [word for word in value.split(",") if word]

    def get_prep_value(self, value):
        if value is None or isinstance(value, str):
            return value
        if unknown := [word for word in value if self.words and word not in self.words]:
            raise ValidationError(
                _("%(field)s：不认识 %(words)s"), params={"field": self.verbose_name, "words": ", ".join(unknown)}
            )
        return ",".join(value)


def words(label: str, vocabulary) -> WordsField:
    return WordsField(label, words=get_args(vocabulary))
