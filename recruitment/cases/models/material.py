"""The papers of a case."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ...chinese import choices
from ...papers import PAPERS
from .case import Case


class Material(models.Model):
    """材料: an uploaded paper, or why there is none. Never overwritten; a later version is a new row."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="materials")
    key = models.CharField("材料", max_length=60, choices=choices(PAPERS.values()))
    version = models.PositiveSmallIntegerField("版本", default=1)
    file = models.FileField("文件", blank=True)
    file_name = models.CharField("原文件名", max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", null=True, blank=True)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    dated_on = models.DateField("落款日期", null=True, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    signers = models.CharField("签署人", max_length=200, blank=True)
    stamped = models.BooleanField("盖章", null=True, blank=True)
    not_applicable_reason = models.TextField("不适用的理由", blank=True)
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="经办人")
    acting_as = models.CharField("经办岗位", max_length=200)

    class Meta:
        verbose_name = "材料"
        constraints = [
            models.UniqueConstraint(fields=["case", "key", "version"], name="one_material_per_version"),
            models.CheckConstraint(
                name="a_file_or_a_reason",
                condition=(Q(not_applicable_reason="") & ~Q(sha256="")) | (~Q(not_applicable_reason="") & Q(sha256="")),
            ),
        ]

    def __str__(self):
        return f"{PAPERS[self.key].zh} v{self.version}"


class WaiverDecision(models.Model):
    """不适用的审批: what the committee answered when the branch said that a paper does not apply."""

    material = models.OneToOneField(Material, models.PROTECT, primary_key=True, related_name="decision")
    agreed = models.BooleanField("同意")
    remark = models.TextField("意见", blank=True)
    decided_at = models.DateTimeField("审批时间", auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="审批人")
    acting_as = models.CharField("审批岗位", max_length=200)

    class Meta:
        verbose_name = "不适用审批"
        constraints = [
            models.CheckConstraint(name="a_refusal_has_a_remark", condition=Q(agreed=True) | ~Q(remark="")),
        ]

    def __str__(self):
        return f"{self.material} {self.agreed}"
