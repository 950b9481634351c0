"""Departments and their questions: rows, so that a district names its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...organisation.models import Unit


class Department(models.Model):
    """联审部门: a unit that is asked in every round of its district, from a day to a day."""

    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="departments_asked", verbose_name=_("组织部门"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("部门"))
    position = models.PositiveSmallIntegerField(_("次序"))
    asked_from = models.DateField(_("起始日期"))
    asked_until = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("联审部门")
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["organiser", "unit"], name="one_department_per_organiser")]

    def __str__(self):
        return self.unit.name


class Question(models.Model):
    """审查内容: what the department is asked about each person. Retired, never changed."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="questions", verbose_name=_("部门"))
    number = models.PositiveSmallIntegerField(_("题号"))
    text = models.CharField(_("审查内容"), max_length=200)
    retired_on = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("审查内容")
        ordering = ("number", "pk")

    def __str__(self):
        return self.text
