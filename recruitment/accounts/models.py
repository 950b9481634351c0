"""What is kept about a user beyond Django's own account."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..people.models import Person


class TourDismissal(models.Model):
    """首次登录引导已关闭: the first visit's panel is not shown again."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("用户"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("首次登录引导")

    def __str__(self):
        return str(self.user)


class GivenPassword(models.Model):
    """他人所给的密码: somebody else has seen the password, so its owner chooses another before anything else."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("用户"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("待更换的密码")

    def __str__(self):
        return str(self.user)


class CaseAccess(models.Model):
    """本人查看: an applicant may see what is done and what comes next in the own case. Given by the branch; no post."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("用户"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="accesses", verbose_name=_("申请人"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    acting_as = models.CharField(_("经办岗位"), max_length=200)
    given_at = models.DateTimeField(_("开通时间"), auto_now_add=True)
    ended_at = models.DateTimeField(_("停止时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("本人查看")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(ended_at__isnull=True), name="a_user_is_one_person"),
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at__isnull=True), name="a_person_is_one_user"),
        ]

    def __str__(self):
        return f"{self.person} {self.user}"


class SignInEvent(models.Model):
    """登录记录: somebody came in, failed, was locked out or left. The database refuses to change or delete a row."""

    class What(models.TextChoices):
        SIGNED_IN = "signed_in", _("登录")
        FAILED = "failed", _("登录失败")
        LOCKED_OUT = "locked_out", _("锁定")
        SIGNED_OUT = "signed_out", _("退出")

    at = models.DateTimeField(_("时刻"), default=now)
    what = models.CharField(_("情况"), max_length=20, choices=What)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("用户")
    )
    how = models.CharField(_("方式"), max_length=40, blank=True)
    address = models.GenericIPAddressField(_("地址"), null=True)

    class Meta:
        db_table = "sign_in_event"
        verbose_name = _("登录记录")
        indexes = (
            models.Index(fields=["at"], name="sign_ins_by_time"),
            models.Index(fields=["user", "at"], name="sign_ins_of_an_account"),
        )

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"

    @property
    def sign(self) -> str:
        return {"signed_in": "✓", "failed": "▲", "locked_out": "●", "signed_out": "–"}[self.what]

    @property
    def ways(self) -> str:
        """How it was tried, in words."""
        words = {"password": _now("密码"), "mfa": _now("第二重验证"), "socialaccount": _now("登录服务")}
        return "、".join(words.get(way, way) for way in self.how.split())
