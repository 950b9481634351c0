"""What is kept about a user beyond Django's own account."""

from django.conf import settings
from django.db import models
from django.db.models import Q
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
