"""The unit tree, and who held which post at which unit and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase
from treebeard.mp_tree import MP_Node

from .roles import Permission, Role


class UnitType(models.TextChoices):
    PARTY_COMMITTEE = "party_committee", "党委"
    PARTY_WORK_COMMITTEE = "party_work_committee", "党工委"
    SUB_TOWNSHIP_COMMITTEE = "sub_township_committee", "乡镇（街道）下属党委"
    GENERAL_BRANCH = "general_branch", "党总支"
    BRANCH = "branch", "党支部"
    LEADING_PARTY_GROUP = "leading_party_group", "党组"
    TEMPORARY_ORG = "temporary_org", "临时党组织"
    ORG_DEPARTMENT = "org_department", "组织部"
    VETTING_DEPARTMENT = "vetting_department", "联审部门"


MAY_APPROVE = (UnitType.PARTY_COMMITTEE, UnitType.PARTY_WORK_COMMITTEE)
"""细则(2014) 第二十三条: only a Party committee or work committee pre-reviews and approves."""


class Unit(MP_Node):
    """党组织或部门. A unit is closed, never deleted."""

    name = models.CharField("名称", max_length=100)
    type = models.CharField("类型", max_length=30, choices=UnitType)
    approval_power = models.BooleanField("有审批权限", default=False)
    has_committee = models.BooleanField("设支部委员会", default=True)
    is_temporary = models.BooleanField("临时党组织", default=False)
    profile = models.CharField("地方规程", max_length=40, blank=True, help_text="只在最上级党组织填写")
    opened_on = models.DateField("成立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "党组织"
        permissions = Permission.choices
        constraints = [
            models.CheckConstraint(
                name="only_a_committee_approves",
                condition=Q(approval_power=False) | Q(type__in=MAY_APPROVE, is_temporary=False),
            ),
            models.CheckConstraint(
                name="unit_closes_after_it_opened",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def path_upwards(self) -> list[str]:
        """The tree paths of this unit and of every unit above it."""
        return [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]


class UnitUserObjectPermission(UserObjectPermissionBase):
    """django-guardian's grants on units, with a real foreign key."""

    content_object = models.ForeignKey(Unit, on_delete=models.PROTECT)

    class Meta(UserObjectPermissionBase.Meta):
        pass


class Post(models.Model):
    """任职: a user in a role at a unit, from a day to a day. Ended, never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts", verbose_name="用户")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="党组织")
    role = models.CharField("岗位", max_length=30, choices=Role)
    held_from = models.DateField("任职日期")
    held_until = models.DateField("免职日期", null=True, blank=True)
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)

    class Meta:
        verbose_name = "任职"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(held_until__isnull=True), name="one_open_post_of_a_kind"
            ),
        ]

    def __str__(self):
        return f"{self.unit.name} {self.get_role_display()}"
