"""What the pages of the steps keep for their users; no facts."""

from django.conf import settings
from django.db import models

from recruitment.cases.models import Case


class Draft(models.Model):
    """草稿: what a user has typed into a form and not yet submitted. No fact: nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+", verbose_name="案卷")
    """None while the case is yet to be opened."""
    step = models.CharField("步骤", max_length=80)
    """A step, or another form by its name (move:withdraw)."""
    attempt = models.PositiveSmallIntegerField("次数", default=1)
    data = models.JSONField("填写的内容")
    version = models.PositiveIntegerField("版本", default=1)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "草稿"
        constraints = [
            models.UniqueConstraint(fields=["user", "case", "step"], name="one_draft_of_a_step"),
            models.UniqueConstraint(
                fields=["user", "step"], condition=models.Q(case=None), name="one_draft_without_a_case"
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.step} {self.user}"
