"""The unit tree, and who held which post at which unit and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase
from treebeard.mp_tree import MP_Node

from .names import name_of
from .roles import Permission, Role


class UnitType(models.TextChoices):
    PARTY_COMMITTEE = "party_committee", _("党委")
    PARTY_WORK_COMMITTEE = "party_work_committee", _("党工委")
    SUB_TOWNSHIP_COMMITTEE = "sub_township_committee", _("乡镇（街道）下属党委")
    GENERAL_BRANCH = "general_branch", _("党总支")
    BRANCH = "branch", _("党支部")
    LEADING_PARTY_GROUP = "leading_party_group", _("党组")
    TEMPORARY_ORG = "temporary_org", _("临时党组织")
    ORG_DEPARTMENT = "org_department", _("组织部")
    VETTING_DEPARTMENT = "vetting_department", _("联审部门")


MAY_APPROVE = (UnitType.PARTY_COMMITTEE, UnitType.PARTY_WORK_COMMITTEE)
"""细则(2014) 第二十三条: only a Party committee or work committee pre-reviews and approves."""


class Unit(MP_Node):
    """党组织或部门. A unit is closed, never deleted."""

    name = models.CharField(_("名称"), max_length=100)
    type = models.CharField(_("类型"), max_length=30, choices=UnitType)
    approval_power = models.BooleanField(_("有审批权限"), default=False)
    has_committee = models.BooleanField(_("设支部委员会"), default=True)
    is_temporary = models.BooleanField(_("临时党组织"), default=False)
    profile = models.CharField(_("地方规程"), max_length=40, blank=True, help_text=_("只在最上级党组织填写"))
    opened_on = models.DateField(_("成立日期"))
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("党组织")
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
    def reach(self) -> str:
        """The tree path down from which a post here acts. An organisation department works for its committee."""
        below_a_committee = self.type == UnitType.ORG_DEPARTMENT and self.depth > 1
        return self.path[: -self.steplen] if below_a_committee else self.path

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

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts", verbose_name=_("用户"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("党组织"))
    role = models.CharField(_("岗位"), max_length=30, choices=Role)
    held_from = models.DateField(_("任职日期"))
    held_until = models.DateField(_("免职日期"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("录入时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("任职")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(held_until__isnull=True), name="one_open_post_of_a_kind"
            ),
        ]

    def __str__(self):
        """As an act is signed: with both names when somebody stands in."""
        post = f"{self.unit.name} {Role(self.role).zh}"
        return f"{post} {self.acting_name}（代{name_of(self.user)}）" if self.is_stood_in_for else post

    acting_id, acting_name = None, ""
    """The user for whom a selector found this post: its holder, or who stands in."""

    @property
    def is_stood_in_for(self) -> bool:
        return self.acting_id not in (None, self.user_id)


class Substitution(models.Model):
    """代理: somebody acts in another's post for some days. It gives the post's rights, never a vote."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="substitutions", verbose_name=_("岗位"))
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="substitutions", verbose_name=_("代理人")
    )
    starts_on = models.DateField(_("代理开始日期"))
    ends_on = models.DateField(_("代理最后一日"))
    reason = models.CharField(_("事由"), max_length=200)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    ended_at = models.DateTimeField(_("提前终止时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("代理")
        indexes = [models.Index(fields=["substitute", "ends_on"])]
        constraints = [
            models.CheckConstraint(name="substitution_ends_after_it_started", condition=Q(ends_on__gte=F("starts_on"))),
        ]

    def __str__(self):
        return f"{self.post}：{name_of(self.substitute)}"
