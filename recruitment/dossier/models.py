"""The dossiers that were made. A version stands for facts: the same facts never get a second one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierVersion(models.Model):
    """档案的一版. Never changed: what was handed out can always be handed out again."""

    class Copy(models.TextChoices):
        FULL = "full", _("全卷（组织部门）")
        BRANCH = "branch", _("支部卷（不含审查意见原文）")

    case = models.ForeignKey("recruitment.Case", models.PROTECT, related_name="dossiers")
    copy = models.CharField(_("卷别"), max_length=10, choices=Copy)
    version = models.PositiveIntegerField(_("版次"))
    facts_hash = models.CharField(_("事实散列"), max_length=64)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("字节数"))
    signed_sha256 = models.CharField(_("签名件 SHA-256"), max_length=64, blank=True)
    signed_by = models.CharField(_("签名人"), max_length=200, blank=True)
    file = models.FileField(_("文件"))
    pages = models.PositiveIntegerField(_("页数"))
    last_seq = models.PositiveIntegerField(_("日志止于"))
    journal_seq = models.PositiveIntegerField(_("日志条目"))
    rendered_at = models.DateTimeField(_("生成时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("档案")
        constraints = [
            models.UniqueConstraint(fields=["case", "copy", "version"], name="one_dossier_per_version"),
            models.UniqueConstraint(fields=["case", "copy", "facts_hash"], name="one_dossier_per_facts"),
        ]

    def __str__(self):
        return f"{self.case_id} {self.copy} {self.version}"
