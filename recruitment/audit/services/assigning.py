"""分工: auditors come from outside the units that are checked, and have done nothing in the cases."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...cases.models import Act
from ...journal import services as journal
from ...organisation.models import Post, Unit
from ...organisation.roles import Permission, Role
from ...organisation.selectors import post_for
from ...refusal import Refusal
from ..models import Assignment, Campaign, Item


@transaction.atomic
def assign(*, acting_user: User, acting_as: str, campaign: Campaign, auditors: Iterable[User]) -> list[Assignment]:
    """Give the campaign its auditors and share the cases among them, in turn."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state == Campaign.State.CLOSED:
        raise Refusal("督查“{name}”已经结束。", name=campaign.name)
    auditors = list(auditors)
    if not auditors:
        raise Refusal("请至少选择一名督查员。")
    for auditor in auditors:
        refuse_insider(auditor, campaign)
    made = [
        Assignment.objects.get_or_create(campaign=campaign, auditor=auditor, defaults={"assigned_by": acting_user})[0]
        for auditor in auditors
    ]
    items = list(campaign.items.filter(auditor=None).order_by("place"))
    for number, item in enumerate(items):
        item.auditor = auditors[number % len(auditors)]
    Item.objects.bulk_update(items, ["auditor"], batch_size=1000)
    names = "、".join(user.last_name + user.first_name or user.username for user in auditors)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="campaign_assigned",
        subject=f"campaign:{campaign.pk}",
        details={"auditors": names},
    )
    return made


def refuse_insider(auditor: User, campaign: Campaign) -> None:
    """Raise `Refusal` for one who holds a post in what is checked, or has acted in one of the cases."""
    name, today = auditor.last_name + auditor.first_name or auditor.username, localdate()
    units = list(campaign.units.all())
    for unit in units:
        if post_for(auditor, Permission.AUDIT_CASES, unit, today) is None:
            raise Refusal("{name}没有{unit}的督查员岗位。", name=name, unit=unit.name)
    if inside := _post_inside(auditor, campaign):
        raise Refusal("{name}现任或曾任{post}，是受查单位的人，不能参加这次督查。", name=name, post=str(inside))
    acted = Act.objects.filter(case__audit_items__campaign=campaign, recorded_by=auditor)
    if act := acted.select_related("case__person").order_by("pk").first():
        raise Refusal("{name}经办过{person}的案卷，不能参加这次督查。", name=name, person=act.case.person.name)


def _post_inside(auditor: User, campaign: Campaign) -> Post | None:
    """A post other than that of auditor, ever held at a branch of the cases or at a committee above it."""
    branches = Unit.objects.filter(cases__audit_items__campaign=campaign).distinct()
    paths = {path for branch in branches for path in branch.path_upwards}
    posts = Post.objects.filter(user=auditor, unit__path__in=paths).exclude(role=Role.AUDITOR)
    return posts.select_related("unit").order_by("-unit__depth", "pk").first()
