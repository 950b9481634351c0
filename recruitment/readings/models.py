"""The table of readings."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ..cases.models import Case


class Reading(models.Model):
    """阅卷记录: one page of a case, opened by somebody."""

    at = models.DateTimeField(_("阅看时刻"), default=now)  # the clock of the server
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("阅看人"))
    acting_as = models.CharField(_("以何职务"), max_length=200, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="readings", verbose_name=_("案卷"))
    page = models.CharField(_("页面"), max_length=60)
    part = models.CharField(_("所看内容"), max_length=120, blank=True)  # a step, a paper, a field

    class Meta:
        db_table = "reading"
        verbose_name = _("阅卷记录")
        indexes = (
            models.Index(fields=["case", "at"], name="readings_of_a_case"),
            models.Index(fields=["reader", "at"], name="readings_of_an_account"),
        )

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.reader} {self.page}"
