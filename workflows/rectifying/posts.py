"""In which post somebody supervises, replies, re-checks."""

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.audit.models import Assignment, Campaign
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.refusal import Refusal

from ..moves.turn import post_at

_SUPERVISING = (Permission.AUDIT_CASES, Permission.FILE_CASES)


def as_supervisor(user: User, unit: Unit) -> str:
    """督查员 or the organisation department, over `unit`."""
    for permission in _SUPERVISING:
        if post := post_for(user, permission, unit, localdate()):
            return str(post)
    raise Refusal("这一事项须由管辖{unit}的督查员或组织部门办理；您现在没有这一岗位。", unit=unit.name)


def as_branch(user: User, unit: Unit) -> str:
    return post_at(user, Permission.KEEP_CASES, unit)


def as_auditor(user: User, campaign: Campaign, unit: Unit) -> str:
    """An auditor to whom the campaign was assigned, by the post that he holds over `unit`."""
    if not Assignment.objects.filter(campaign=campaign, auditor=user).exists():
        raise Refusal("只有参加督查“{name}”的督查员可以办理。", name=campaign.name)
    return post_at(user, Permission.AUDIT_CASES, unit)
