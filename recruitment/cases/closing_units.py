"""A unit is closed when nothing hangs on it any more: no open case, member, post or unit below."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from ..organisation import services as organisation
from ..organisation.models import Unit
from ..people.models import Membership
from ..refusal import Refusal, sentence
from .models import Case
from .services import ENDED


@transaction.atomic
def close_unit(*, acting_user: User | None, unit: Unit, on: date, reason: str = "") -> Unit:
    """Close `unit` from the day `on`. What it did stays under its name; it takes no new case, member or post."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if standing := list(_standing(unit)):
        raise Refusal("{unit}还不能撤销，请先处理：", *standing, unit=unit.name)
    return organisation.close_unit(acting_user=acting_user, unit=unit, on=on, reason=reason)


def _standing(unit: Unit):
    below = Unit.objects.filter(path__startswith=unit.path, depth=unit.depth + 1, closed_on__isnull=True)
    counted = (
        (Case.objects.filter(unit=unit).exclude(state__in=ENDED), "在办案卷{count}件，请先转出或办结。"),
        (Membership.objects.filter(unit=unit, valid_until__isnull=True), "党员{count}人，请先转移组织关系。"),
        (unit.posts.filter(held_until__isnull=True), "现任岗位{count}个，请先免职。"),
        (below, "下属单位{count}个，请先撤销或改隶。"),
    )
    for found, told in counted:
        if count := found.count():
            yield sentence(told, count=count)
