"""What was found, by the machine or by a person, and what the auditor ticked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .campaign import Item


class Finding(models.Model):
    """问题: a code with its evidence. `key` makes the finding of a later run the same finding."""

    class Source(models.TextChoices):
        MACHINE = "machine", _("机器")
        HUMAN = "human", _("人工")

    class State(models.TextChoices):
        FLAGGED = "flagged", _("待人工认定")
        OPEN = "open", _("成立")
        DISMISSED = "dismissed", _("不成立")
        MENDING = "mending", _("整改中")
        CLOSED = "closed", _("已整改")
        GONE = "gone", _("复查不再出现")

    item = models.ForeignKey(Item, models.PROTECT, related_name="findings")
    code = models.CharField(_("代码"), max_length=3)
    severity = models.CharField(_("等级"), max_length=2)
    step = models.CharField(_("环节"), max_length=40, blank=True)
    rule = models.CharField(_("规则"), max_length=40, blank=True)
    key = models.CharField(max_length=250)
    zh = models.TextField(_("说明"))
    en = models.TextField(_("说明（英文）"))
    citation = models.CharField(_("依据"), max_length=200, blank=True)
    on = models.DateField(_("所涉日期"), null=True, blank=True)
    evidence = models.CharField(_("证据"), max_length=120, blank=True)
    source = models.CharField(_("来源"), max_length=10, choices=Source)
    state = models.CharField(_("状态"), max_length=10, choices=State)
    found_at = models.DateTimeField(_("发现时间"), auto_now_add=True)
    note = models.TextField(_("认定说明"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("认定时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("问题")
        indexes = [models.Index(fields=["state", "severity"], name="findings_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["item", "key"], name="one_finding_of_a_key"),
            models.CheckConstraint(
                name="a_dismissal_says_why", condition=~Q(state="dismissed") | ~Q(note="") & Q(decided_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.zh}"


class HumanCheck(models.Model):
    """人工核查: a line of the checklist, ticked with a note."""

    class Answer(models.TextChoices):
        CLEAR = "clear", _("未发现问题")
        FOUND = "found", _("发现问题")
        NOT_APPLICABLE = "not_applicable", _("不涉及")

    item = models.ForeignKey(Item, models.PROTECT, related_name="human_checks")
    code = models.CharField(_("代码"), max_length=3)
    answer = models.CharField(_("结论"), max_length=15, choices=Answer)
    note = models.TextField(_("说明"), blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("核查时间"), auto_now=True)

    class Meta:
        verbose_name = _("人工核查")
        constraints = [models.UniqueConstraint(fields=["item", "code"], name="one_human_check_of_a_code")]
