"""机器核查 as background work: one item, the campaign. A worker that dies leaves what is sifted; the next goes on."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..jobs.kinds import Kind, register
from ..jobs.models import Job, JobItem
from ..jobs.services import start_job
from ..organisation.roles import Permission
from ..refusal import Refusal
from .models import Campaign, Finding
from .services.sifting import sift_again, sift_campaign

KIND = "sift"


def open_item(campaign: Campaign) -> JobItem | None:
    """The item that waits or runs for this campaign."""
    rows = JobItem.objects.filter(kind=KIND, subject=f"campaign:{campaign.pk}", job__finished_at__isnull=True)
    return rows.order_by("-pk").first()


@transaction.atomic
def sift_later(*, acting_user: User, acting_as: str, campaign: Campaign, again: bool = False) -> Job:
    """Put the campaign to work, or find it there; with `again` what was sifted is sifted anew."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state == Campaign.State.CLOSED:
        raise Refusal("督查“{name}”已经结束。", name=campaign.name)
    if item := open_item(campaign):
        return item.job
    if again and campaign.state == Campaign.State.CHECKED:
        sift_again(campaign)
    return start_job(
        acting_user=acting_user,
        acting_as=acting_as,
        kind=KIND,
        items=[(f"campaign:{campaign.pk}", campaign.name)],
        title=_("机器核查：{name}").format(name=campaign.name),
        unit=campaign.units.order_by("path").first(),
    )


def sift_one(item: JobItem) -> str:
    campaign = Campaign.objects.get(pk=item.subject_pk)
    sift_campaign(campaign)
    found = Finding.objects.filter(item__campaign=campaign).exclude(state=Finding.State.GONE)
    told = _("受查案卷 {cases} 件，问题 {findings} 个。")
    return told.format(cases=campaign.items.count(), findings=found.count())


register(Kind(KIND, gettext_lazy("机器核查"), sift_one, lease_seconds=3600, permission=Permission.AUDIT_CASES))
