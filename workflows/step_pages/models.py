"""What the pages of the steps keep for their users; no facts."""

from django.conf import settings
from django.db import models

from recruitment.cases.models import Case


class Draft(models.Model):
    """草稿: what a user has typed into the form of a step and not yet submitted. No fact: nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+", verbose_name="案卷")
    step = models.CharField("步骤", max_length=40)
    attempt = models.PositiveSmallIntegerField("次数", default=1)
    data = models.JSONField("填写的内容")
    version = models.PositiveIntegerField("版本", default=1)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "草稿"
        constraints = [models.UniqueConstraint(fields=["user", "case", "step"], name="one_draft_of_a_step")]

    def __str__(self):
        return f"{self.case} {self.step} {self.user}"
