"""Paper: numbered sheets that went out, signed pages that came back, reminders."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import officer, post
from .objections import Inquiry
from .rounds import RoundDepartment


class Sheet(models.Model):
    """审查表: one numbered spreadsheet (or print) for one department; `seal` binds its rows."""

    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField(_("表号"))
    seal = models.CharField(_("签封"), max_length=64)
    issued_at = models.DateTimeField(_("生成时间"), auto_now_add=True)
    issued_by = officer(_("生成人"))
    acting_as = post(_("生成岗位"))
    taken_at = models.DateTimeField(_("采用时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("审查表")
        constraints = [models.UniqueConstraint(fields=["department", "number"], name="one_sheet_of_a_number")]


class SignedPage(models.Model):
    """签字盖章页: the scan of the signed paper, sealed at rest."""

    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="signed_pages")
    number = models.PositiveSmallIntegerField(_("次序"))
    file = models.FileField(_("文件"))
    file_name = models.CharField(_("原文件名"), max_length=200)
    media_type = models.CharField(max_length=40)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("字节数"))
    received_at = models.DateTimeField(_("收到时间"), auto_now_add=True)
    received_by = officer(_("经办人"))
    acting_as = post(_("经办岗位"))

    class Meta:
        verbose_name = _("签字页")
        constraints = [models.UniqueConstraint(fields=["department", "number"], name="one_signed_page_of_a_number")]

    @property
    def place_row(self) -> str:
        return f"{self.department_id}:{self.number}"


class Reminder(models.Model):
    """催办: once per reply owed and kind, however often the sweep runs. `inquiry`: where it was asked again."""

    class Kind(models.TextChoices):
        REMINDER = "reminder", _("催办")
        ESCALATION = "escalation", _("逾期上报")

    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="reminders")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, null=True, blank=True, related_name="reminders")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    sent_at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("催办")
        constraints = [
            models.UniqueConstraint(
                fields=["department", "kind"],
                condition=models.Q(inquiry__isnull=True),
                name="one_reminder_of_a_kind",
            ),
            models.UniqueConstraint(fields=["inquiry", "kind"], name="one_reminder_of_an_inquiry"),
        ]
