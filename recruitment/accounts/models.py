"""What is kept about a user beyond Django's own account."""

from django.conf import settings
from django.db import models


class TourDismissal(models.Model):
    """首次登录引导已关闭: the first visit's panel is not shown again."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="用户")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "首次登录引导"

    def __str__(self):
        return str(self.user)
