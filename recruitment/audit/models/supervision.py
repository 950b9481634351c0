"""What the organisation department may do to a case: comment, request, freeze. Never alter."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...cases.models import Case
from .finding import Finding


class SupervisionNote(models.Model):
    """督导意见"""

    class Kind(models.TextChoices):
        COMMENT = "comment", _("意见")
        REQUEST = "request", _("要求")

    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_notes", verbose_name=_("案卷"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind)
    text = models.TextField(_("内容"))
    due_on = models.DateField(_("办理期限"), null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_as = models.CharField(_("以何职务"), max_length=200)
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("督导意见")


class Freeze(models.Model):
    """冻结: no step of the case is taken until it is decided. By a finding of S1, or by the department's order."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="freezes", verbose_name=_("案卷"))
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="freezes")
    reason = models.TextField(_("理由"))
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_as = models.CharField(_("以何职务"), max_length=200)
    frozen_at = models.DateTimeField(auto_now_add=True)
    decision = models.TextField(_("决定"), blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("冻结")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_at__isnull=True), name="one_open_freeze_of_a_case"
            ),
            models.CheckConstraint(
                name="a_lifted_freeze_has_a_decision", condition=Q(lifted_at__isnull=True) | ~Q(decision="")
            ),
        ]
