"""整改: a letter to the unit, its replies with evidence, the re-checks. Every row bears the clock of the server."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...cases.models import Act, Material
from ...organisation.models import Unit
from .campaign import Campaign
from .finding import Finding


class FeedbackLetter(models.Model):
    """反馈函: what a unit is told, and by when it answers."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="letters")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="audit_letters", verbose_name=_("党组织"))
    number = models.PositiveIntegerField(_("编号"))
    issued_on = models.DateField(_("发函日期"))
    due_on = models.DateField(_("整改期限"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("发函人"))
    acting_as = models.CharField(_("以何职务"), max_length=200)

    class Meta:
        verbose_name = _("反馈函")
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="one_letter_of_a_number")]


class Rectification(models.Model):
    """整改事项: one finding on its way from the letter to its end."""

    class State(models.TextChoices):
        AWAITING_REPLY = "awaiting_reply", _("待整改回复")
        AWAITING_RECHECK = "awaiting_recheck", _("待复查")
        CLOSED = "closed", _("已销号")

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="rectification")
    letter = models.ForeignKey(FeedbackLetter, models.PROTECT, related_name="rectifications")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rectifications", verbose_name=_("党组织"))
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.AWAITING_REPLY)
    round = models.PositiveSmallIntegerField(_("轮次"), default=1)
    due_on = models.DateField(_("整改期限"))
    escalated_at = models.DateTimeField(_("提级时间"), null=True, blank=True)
    escalated_to = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("提级督办单位")
    )
    closed_at = models.DateTimeField(_("销号时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("整改事项")
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="rectifications_of_a_unit")]


class RectificationReply(models.Model):
    """整改回复. `replied_on` is the day it was recorded, never another; an older day may only be claimed."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("情况说明")
        PAPER = "paper", _("补充材料")
        NEW_MEETING = "new_meeting", _("重新召开会议")
        EXPLANATION = "explanation", _("解释说明")

    rectification = models.ForeignKey(Rectification, models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField(_("轮次"))
    kind = models.CharField(_("方式"), max_length=20, choices=Kind)
    text = models.TextField(_("内容"))
    known_by = models.CharField(_("知情人"), max_length=200, blank=True)
    material = models.ForeignKey(Material, models.PROTECT, null=True, blank=True, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")
    replied_on = models.DateField(_("回复日期"))
    claimed_on = models.DateField(_("所称的原日期"), null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_as = models.CharField(_("以何职务"), max_length=200)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("整改回复")
        constraints = [
            models.UniqueConstraint(fields=["rectification", "round"], name="one_reply_a_round"),
            models.CheckConstraint(name="a_reply_says_something", condition=~Q(text="")),
        ]


class Recheck(models.Model):
    """复查"""

    rectification = models.ForeignKey(Rectification, models.PROTECT, related_name="rechecks")
    round = models.PositiveSmallIntegerField(_("轮次"))
    accepted = models.BooleanField(_("通过"))
    note = models.TextField(_("意见"))
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_as = models.CharField(_("以何职务"), max_length=200)
    checked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("复查")
        constraints = [models.UniqueConstraint(fields=["rectification", "round"], name="one_recheck_a_round")]
