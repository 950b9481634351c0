"""结束: nothing is left that only a person can decide; what is still being mended goes on."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import now

from ...journal import services as journal
from ...refusal import Refusal
from ..models import Campaign, Finding


@transaction.atomic
def close_campaign(*, acting_user: User, acting_as: str, campaign: Campaign) -> Campaign:
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state == Campaign.State.CLOSED:
        raise Refusal("督查“{name}”已经结束。", name=campaign.name)
    if campaign.state != Campaign.State.CHECKED:
        raise Refusal("机器核查还没有完成，不能结束督查。")
    rows = Finding.objects.filter(item__campaign=campaign)
    if left := rows.filter(state=Finding.State.FLAGGED).count():
        raise Refusal("还有{left}个问题待人工认定，不能结束督查。", left=left)
    if left := rows.filter(state=Finding.State.OPEN).count():
        raise Refusal("还有{left}个问题没有反馈给党支部，不能结束督查。", left=left)
    campaign.state, campaign.closed_at = Campaign.State.CLOSED, now()
    campaign.save(update_fields=["state", "closed_at"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="campaign_closed",
        subject=f"campaign:{campaign.pk}",
        details={"name": campaign.name},
    )
    return campaign
