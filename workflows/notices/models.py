"""What was told to whom, once; how somebody wants to be told; the addresses of calendars."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.audit.models import Rectification
from recruitment.organisation.models import Post
from recruitment.vetting.models import RoundDepartment


class Kind(models.TextChoices):
    ARRIVED = "arrived", _("新到")
    DUE = "due", _("将到期")
    OVERDUE = "overdue", _("已超期")


class Notice(models.Model):
    """提醒: one fact about something that waits, told to one person. The same fact is never told twice.

    It is about an open step, or a department's reply that is owed, or a finding to be mended or checked again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    item = models.ForeignKey("workflows.WorkItem", models.PROTECT, null=True, related_name="notices")
    part = models.ForeignKey(RoundDepartment, models.PROTECT, null=True, related_name="notices")
    rectification = models.ForeignKey(Rectification, models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    day = models.DateField(_("日期"), help_text=_("到达、到期或超期的日子；超期每七天一次"))
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "提醒"
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "item", "day"], name="told_once"),
            models.UniqueConstraint(fields=["user", "kind", "part", "day"], name="told_once_of_a_reply"),
            models.UniqueConstraint(fields=["user", "kind", "rectification", "day"], name="told_once_of_a_finding"),
            models.CheckConstraint(
                name="a_notice_is_about_one_thing",
                condition=Q(item__isnull=False, part__isnull=True, rectification__isnull=True)
                | Q(item__isnull=True, part__isnull=False, rectification__isnull=True)
                | Q(item__isnull=True, part__isnull=True, rectification__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="unread_notices")]


class Wish(models.Model):
    """提醒方式: whether and where somebody wants e-mail. Nothing is sent to those who did not ask."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_wish")
    by_mail = models.BooleanField(_("发邮件提醒"), default=False)
    address = models.EmailField(_("邮箱"), blank=True)

    class Meta:
        verbose_name = "提醒方式"


class Mail(models.Model):
    """邮件提醒: at most one a day to a person. Claimed first and sent then, so that two senders send one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "邮件提醒"
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_mail_a_day")]


class Feed(models.Model):
    """日历订阅: the secret address of a post's calendar; only the hash of the secret is kept."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "日历订阅"
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(revoked_at__isnull=True), name="one_live_feed_of_a_post"
            )
        ]
