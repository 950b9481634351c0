"""Closing a round. A job, put on record with it, then carries its results into each case (job)."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.vetting.models import Round
from recruitment.vetting.rounds import closing

from . import turning
from .job import deliver_later
from .posts import as_organiser


@transaction.atomic
def close_round(round: Round, *, acting_user: User, minutes: str, on: date | None = None) -> Round:
    """办结: a constant number of SQL statements, however many people."""
    found = closing.close_round(
        acting_user=acting_user,
        acting_as=as_organiser(acting_user, round),
        round=round,
        minutes=minutes,
        on=on,
    )
    turning.finish(found, "close_with_minutes", acting_user)
    deliver_later(found, acting_user=acting_user)
    return found
