"""发函: the unit is told; the rectification of each finding begins."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.audit.models import Campaign, FeedbackLetter
from recruitment.audit.services import lettering
from recruitment.organisation.models import Unit

from . import turning
from .posts import as_auditor


@transaction.atomic
def issue_letter(campaign: Campaign, unit: Unit, *, acting_user: User, due_on: date) -> FeedbackLetter:
    letter, made = lettering.issue_letter(
        acting_user=acting_user,
        acting_as=as_auditor(acting_user, campaign, unit),
        campaign=campaign,
        unit=unit,
        due_on=due_on,
    )
    for rectification in made:
        turning.begin(rectification)
    return letter
