"""复查: by an auditor of the campaign."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.audit.models import Recheck, Rectification
from recruitment.audit.services import rechecking

from . import turning
from .posts import as_auditor


@transaction.atomic
def recheck(
    rectification: Rectification, *, acting_user: User, accepted: bool, note: str, due_on: date | None = None
) -> Recheck:
    row = turning.locked(rectification, Rectification.State.AWAITING_RECHECK)
    made = rechecking.recheck(
        acting_user=acting_user,
        acting_as=as_auditor(acting_user, row.finding.item.campaign, row.unit),
        rectification=row,
        accepted=accepted,
        note=note,
        due_on=due_on,
    )
    turning.finish(row, "recheck", acting_user)
    return made
