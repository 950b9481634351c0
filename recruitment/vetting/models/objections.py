"""What follows an exception: verification, hearing, decision; and a question asked again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..vocabulary import Consequence, Decision, ReasonClass
from .fields import officer, post, sealed
from .opinions import Opinion
from .rounds import RoundDepartment, RoundPerson


class Objection(models.Model):
    """异议: at least one department objected to a person or could not say. Decided by the approving committee."""

    person = models.OneToOneField(RoundPerson, models.PROTECT, related_name="objection", verbose_name=_("人员"))
    opened_at = models.DateTimeField(_("提出时间"))
    verified_on = models.DateField(_("核实日期"), null=True, blank=True)
    verification = sealed(_("核实情况"))
    heard_on = models.DateField(_("听取本人意见日期"), null=True, blank=True)
    hearing = sealed(_("本人意见"))
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    decided_by = officer(_("决定经办人"), null=True, blank=True)
    decided_as = post(_("决定岗位"))
    decision = models.CharField(_("决定"), max_length=12, choices=Decision, blank=True)
    consequence = models.CharField(_("后果"), max_length=20, choices=Consequence, blank=True)
    reason_class = models.CharField(_("理由类别"), max_length=20, choices=ReasonClass, blank=True)
    reason = sealed(_("决定理由"))
    lifted_on = models.DateField(_("上级解除日期"), null=True, blank=True)
    lifted_by = officer(_("解除人"), null=True, blank=True)
    lifted_as = post(_("解除岗位"))
    lifting_reason = sealed(_("解除理由"))

    class Meta:
        verbose_name = _("联审异议")
        constraints = [
            models.CheckConstraint(
                name="a_decision_comes_after_verification_and_hearing",
                condition=Q(decision="")
                | Q(verified_on__isnull=False, heard_on__isnull=False, decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_decision_against_has_a_consequence",
                condition=(Q(decision__in=[Decision.SUSPENDED, Decision.VETOED]) & ~Q(consequence=""))
                | (~Q(decision__in=[Decision.SUSPENDED, Decision.VETOED]) & Q(consequence="")),
            ),
        ]


class Inquiry(models.Model):
    """再次征询: the department is asked again about one person, on new facts or because its opinion has expired."""

    person = models.ForeignKey(RoundPerson, models.PROTECT, related_name="inquiries")
    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="inquiries")
    number = models.PositiveSmallIntegerField(_("次数"))
    asked_on = models.DateField(_("征询日期"))
    asked_by = officer(_("征询人"))
    acting_as = post(_("征询岗位"))
    facts = sealed(_("新的情况"))
    due_on = models.DateField(_("答复期限"))
    opinion = models.OneToOneField(Opinion, models.PROTECT, null=True, blank=True, related_name="inquiry")

    class Meta:
        verbose_name = _("再次征询")
        constraints = [
            models.UniqueConstraint(fields=["person", "department", "number"], name="one_inquiry_of_a_number"),
            models.UniqueConstraint(
                fields=["person", "department"], condition=Q(opinion__isnull=True), name="one_open_inquiry"
            ),
        ]

    @property
    def place_row(self) -> str:
        return f"{self.person_id}:{self.department_id}:{self.number}"
