"""The first half: the base organisation's own review of the person, the family and the main social relations.

Free texts are sealed under the row's `key`, which is known before the row is stored.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...cases.models import Case
from ...people.models import Person
from ..vocabulary import Organisation, Result
from .fields import officer, post, sealed


class ReviewRow(models.Model):
    """One thing done or learnt in the review."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案卷"))
    recorded_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    recorded_by = officer(_("经办人"))
    acting_as = post(_("经办岗位"))

    class Meta:
        abstract = True


class Relation(ReviewRow):
    """家庭成员和主要社会关系: never on a sheet of the round."""

    class Kind(models.TextChoices):
        FAMILY = "family", _("家庭成员")
        SOCIAL = "social", _("主要社会关系")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    called = models.CharField(_("称谓"), max_length=20)
    name = models.CharField(_("姓名"), max_length=40)
    relative = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit_and_post = sealed(_("单位和职务"))
    political_status = models.CharField(_("政治面貌"), max_length=20, blank=True)
    finding = sealed(_("审查情况"))

    class Meta:
        verbose_name = _("社会关系")


class Letter(ReviewRow):
    """函调: a letter goes out, and an answer comes back."""

    relation = models.ForeignKey(Relation, models.PROTECT, null=True, blank=True, related_name="letters")
    addressee = models.CharField(_("收函单位"), max_length=100)
    sent_on = models.DateField(_("发函日期"))
    replied_on = models.DateField(_("复函日期"), null=True, blank=True)
    reply = sealed(_("复函内容"))

    class Meta:
        verbose_name = _("函调")
        constraints = [
            models.CheckConstraint(
                name="a_letter_is_answered_after_it_was_sent",
                condition=models.Q(replied_on__isnull=True) | models.Q(replied_on__gte=models.F("sent_on")),
            )
        ]


class Talk(ReviewRow):
    """谈话了解"""

    with_whom = models.CharField(_("谈话对象"), max_length=40)
    held_on = models.DateField(_("谈话日期"))
    gist = sealed(_("谈话内容"))

    class Meta:
        verbose_name = _("政审谈话")


class OrganisationOpinion(ReviewRow):
    """流动人员: the opinion of the organisation at the place of registration or of residence."""

    which = models.CharField(_("征求对象"), max_length=20, choices=Organisation)
    organisation = models.CharField(_("党组织"), max_length=100)
    asked_on = models.DateField(_("征求日期"))
    replied_on = models.DateField(_("答复日期"), null=True, blank=True)
    opinion = sealed(_("意见"))

    class Meta:
        verbose_name = _("户籍地、居住地党组织意见")


class Report(ReviewRow):
    """结论性材料: the review's end, and until when it holds."""

    act = models.OneToOneField("recruitment.Act", models.PROTECT, related_name="review_report")
    concluded_on = models.DateField(_("结论日期"))
    result = models.CharField(_("结论"), max_length=4, choices=Result)
    valid_until = models.DateField(_("有效期至"))
    text = sealed(_("结论材料"))

    class Meta:
        verbose_name = _("政治审查结论")
