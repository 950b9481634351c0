"""Columns that several tables of this room have."""

from django.conf import settings
from django.db import models

from ...sealing import SealedField


def officer(label: str, **more) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more)


def post(label: str) -> models.CharField:
    """The post in which somebody acted, as printed."""
    return models.CharField(label, max_length=200, blank=True)


def sealed(label: str) -> SealedField:
    return SealedField(label, blank=True, default="")
