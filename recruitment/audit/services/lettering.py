"""反馈函: the findings of a unit, in one letter, with a day by which it answers."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...journal import services as journal
from ...organisation.models import Unit
from ...refusal import OutOfTurn, Refusal
from ..models import Campaign, FeedbackLetter, Finding, Rectification


@transaction.atomic
def issue_letter(
    *, acting_user: User, acting_as: str, campaign: Campaign, unit: Unit, due_on: date
) -> tuple[FeedbackLetter, list[Rectification]]:
    """Write to `unit` about everything that stands against it and is not yet in a letter."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    today = localdate()
    if due_on <= today:
        raise Refusal("整改期限{due}应晚于今天。", due=due_on, beside="due_on")
    rows = Finding.objects.filter(item__campaign=campaign, item__case__unit=unit, state=Finding.State.OPEN)
    findings = list(rows.order_by("item__place", "code", "pk"))
    if not findings:
        raise OutOfTurn("{unit}没有待反馈的问题。", unit=unit.name)
    letter = FeedbackLetter.objects.create(
        campaign=campaign,
        unit=unit,
        number=campaign.letters.count() + 1,
        issued_on=today,
        due_on=due_on,
        issued_by=acting_user,
        acting_as=acting_as,
    )
    made = Rectification.objects.bulk_create(
        Rectification(finding=finding, letter=letter, unit=unit, due_on=due_on) for finding in findings
    )
    Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(state=Finding.State.MENDING)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="letter_issued",
        subject=f"campaign:{campaign.pk}",
        happened_on=today,
        details={"number": letter.number, "unit": unit.name, "findings": len(findings)},
    )
    return letter, made
