"""The typed record of a step, beside its act."""

from django.db import models

from .case import Act


class Detail(models.Model):
    """A step's own facts. Every column may be null: not given is not known."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        abstract = True
