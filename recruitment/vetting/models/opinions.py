"""What a department says about a person: drafts until it hands in, opinions from then on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..vocabulary import Answer, Grade, OpinionState
from .fields import officer, post, sealed
from .rounds import RoundDepartment, RoundPerson

_GRADED = Q(answer=Answer.OBJECTION) & ~Q(grade="") | ~Q(answer=Answer.OBJECTION) & Q(grade="")


class Draft(models.Model):
    """An answer before handing in. Rows of one `batch` were entered together and are undone together."""

    department = models.ForeignKey(RoundDepartment, models.CASCADE, related_name="drafts")
    person = models.ForeignKey(RoundPerson, models.CASCADE, related_name="+")
    batch = models.PositiveIntegerField()
    answer = models.CharField(_("答复"), max_length=20, choices=Answer, blank=True)
    grade = models.CharField(_("程度"), max_length=10, choices=Grade, blank=True)
    question = models.PositiveSmallIntegerField(_("题号"), null=True, blank=True)
    fact = sealed(_("事实"))
    entered_by = officer(_("填写人"))
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["department", "person", "batch"], name="one_draft_of_a_person_and_batch"),
        ]

    @property
    def place_row(self) -> str:
        return f"{self.department_id}:{self.person_id}:{self.batch}"


class Opinion(models.Model):
    """意见: issued by a named officer in a post for a department. Superseded or withdrawn, never changed."""

    person = models.ForeignKey(RoundPerson, models.PROTECT, related_name="opinions", verbose_name=_("人员"))
    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="opinions", verbose_name=_("部门"))
    version = models.PositiveSmallIntegerField(_("次数"), default=1)
    state = models.CharField(_("状态"), max_length=10, choices=OpinionState, default=OpinionState.CURRENT)
    answer = models.CharField(_("答复"), max_length=20, choices=Answer)
    grade = models.CharField(_("程度"), max_length=10, choices=Grade, blank=True)
    question = models.PositiveSmallIntegerField(_("题号"), null=True, blank=True)
    fact = sealed(_("事实"))
    dated_on = models.DateField(_("落款日期"))
    valid_until = models.DateField(_("有效期至"))
    issued_by = officer(_("出具人"))
    acting_as = post(_("出具岗位"))
    signer = models.CharField(_("纸面签署人"), max_length=40, blank=True)
    issued_at = models.DateTimeField(_("录入时间"))
    reason = sealed(_("取代或撤回的理由"))

    class Meta:
        verbose_name = _("联审意见")
        constraints = [
            models.UniqueConstraint(fields=["person", "department", "version"], name="one_opinion_of_a_version"),
            models.UniqueConstraint(
                fields=["person", "department"],
                condition=Q(state=OpinionState.CURRENT),
                name="one_current_opinion_of_a_department",
            ),
            models.CheckConstraint(name="an_objection_is_graded", condition=_GRADED),
        ]

    def __str__(self):
        return f"{self.department.name} {self.version}"

    @property
    def place_row(self) -> str:
        return f"{self.person_id}:{self.department_id}:{self.version}"
