"""A round: people, departments and questions, frozen when it is sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...cases.models import Case
from ...organisation.models import Unit
from ..vocabulary import ReasonClass, ReplyState, Result, RoundState
from .fields import officer, post, sealed


class Round(models.Model):
    """联审批次: opened by the organisation department, once a year and when an extra one is approved."""

    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("组织部门"))
    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.PositiveSmallIntegerField(_("批次"))
    approval = models.CharField(_("补充批次的批准依据"), max_length=200, blank=True)
    profile = models.CharField(_("地方规程"), max_length=40)
    second_person = models.BooleanField(_("交卷须第二人确认"), default=False)
    valid_months = models.PositiveSmallIntegerField(_("意见有效月数"))
    state = models.CharField(_("状态"), max_length=12, choices=RoundState, default=RoundState.COLLECTING)
    opened_at = models.DateTimeField(_("开启时间"), auto_now_add=True)
    opened_by = officer(_("开启人"))
    sent_on = models.DateField(_("发出日期"), null=True, blank=True)
    due_on = models.DateField(_("答复期限"), null=True, blank=True)
    people_count = models.PositiveIntegerField(_("人数"), default=0)
    list_hash = models.CharField(_("名单散列"), max_length=64, blank=True)
    has_objections = models.BooleanField(_("有异议"), default=False)
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)
    closed_by = officer(_("办结人"), null=True, blank=True)
    closed_as = post(_("办结岗位"))
    minutes = sealed(_("办结纪要"))

    class Meta:
        verbose_name = _("联审批次")
        constraints = [
            models.UniqueConstraint(fields=["organiser", "year", "number"], name="one_round_of_a_number"),
            models.CheckConstraint(
                name="a_sent_round_has_its_days",
                condition=Q(state__in=[RoundState.COLLECTING, RoundState.CANCELLED])
                | Q(sent_on__isnull=False, due_on__isnull=False),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def code(self) -> str:
        """As it stands on sheets and in the journal."""
        return f"LS{self.year}-{self.number:02}-{self.pk}"


class RoundPerson(models.Model):
    """One person of a round, as he stood when it was sent: himself alone, no relatives."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="people", verbose_name=_("批次"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="vetted_in", verbose_name=_("案卷"))
    number = models.PositiveIntegerField(_("序号"), null=True, blank=True)
    name = models.CharField(_("姓名"), max_length=40)
    sex = models.CharField(_("性别"), max_length=6, blank=True)
    birth_date = models.DateField(_("出生日期"), null=True, blank=True)
    unit_name = models.CharField(_("党支部"), max_length=100)
    identity_number = sealed(_("公民身份号码"))
    result = models.CharField(_("结果"), max_length=4, choices=Result, blank=True)
    reason_class = models.CharField(_("理由类别"), max_length=20, choices=ReasonClass, blank=True)
    delivered_at = models.DateTimeField(_("记入案卷时间"), null=True, blank=True)
    delivery_note = models.CharField(_("未能记入的原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("联审人员")
        ordering = ("number", "pk")
        constraints = [
            models.UniqueConstraint(fields=["round", "case"], name="a_case_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "number"], name="one_person_of_a_number"),
        ]
        indexes = [models.Index(fields=["case"], name="rounds_of_a_case")]

    def __str__(self):
        return f"{self.number} {self.name}"

    @property
    def place_row(self) -> str:
        return f"{self.round_id}:{self.case_id}"


class RoundDepartment(models.Model):
    """One department of a round and its reply."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="departments", verbose_name=_("批次"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("部门"))
    name = models.CharField(_("部门名称"), max_length=100)
    position = models.PositiveSmallIntegerField(_("次序"))
    state = models.CharField(_("状态"), max_length=10, choices=ReplyState, default=ReplyState.WAITING)
    batch = models.PositiveIntegerField(_("填写次数"), default=0)
    prepared_by = officer(_("交卷人"), null=True, blank=True)
    prepared_as = post(_("交卷岗位"))
    dated_on = models.DateField(_("落款日期"), null=True, blank=True)
    signer = models.CharField(_("纸面签署人"), max_length=40, blank=True)
    confirmed_by = officer(_("确认人"), null=True, blank=True)
    handed_in_at = models.DateTimeField(_("交卷时间"), null=True, blank=True)
    sheet_taken = models.PositiveSmallIntegerField(_("已采用的表号"), default=0)

    class Meta:
        verbose_name = _("批次部门")
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="a_department_once_in_a_round")]

    def __str__(self):
        return self.name


class RoundQuestion(models.Model):
    """A question as it was when the round was sent."""

    department = models.ForeignKey(RoundDepartment, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField(_("题号"))
    text = models.CharField(_("审查内容"), max_length=200)

    class Meta:
        ordering = ("number", "pk")
        constraints = [models.UniqueConstraint(fields=["department", "number"], name="one_round_question_of_a_number")]

    def __str__(self):
        return self.text


class VettingRequest(models.Model):
    """预审征求意见: the committee asks for the departments' opinions where the profile leaves it to the committee."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="vetting_requests", verbose_name=_("案卷"))
    asked_on = models.DateField(_("提出日期"))
    asked_by = officer(_("提出人"))
    acting_as = post(_("提出岗位"))
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("联审请求")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(answered_at__isnull=True), name="one_open_request_per_case"
            )
        ]
