"""A case, its acts, and what was judged and amended about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ...chinese import choice, choices
from ...organisation.models import Unit
from ...outcomes import State
from ...people.models import Person
from ...rules.rule import JOINT_VETTING
from ...steps import Step

STEPS_AND_JOINT_VETTING = [*choices(Step), choice(JOINT_VETTING, "联审", "joint vetting")]
_NUMBERS = {step.value: f"{step.number} " for step in Step}


def numbered(step: str, name: str) -> str:
    """“17 上级党委审批”: steps 15 and 23, 17 and 24 share their names."""
    return f"{_NUMBERS.get(step, '')}{name}"


def numbered_steps() -> list[tuple[str, str]]:
    return [(step, numbered(step, name)) for step, name in STEPS_AND_JOINT_VETTING]


class Case(models.Model):
    """案卷: one person's recruitment, one per person and cycle."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", verbose_name="申请人")
    cycle = models.PositiveSmallIntegerField("轮次", default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases", verbose_name="党支部")
    profile = models.CharField("地方规程", max_length=40)
    state = models.CharField("状态", max_length=20, choices=choices(State), default=State.APPLICANT)
    opened_at = models.DateTimeField("立卷时间", auto_now_add=True)

    class Meta:
        verbose_name = "案卷"
        constraints = [models.UniqueConstraint(fields=["person", "cycle"], name="one_case_per_person_and_cycle")]
        indexes = [models.Index(fields=["unit", "state"])]

    def __str__(self):
        return f"{self.person.name}（第{self.cycle}轮）"


class Act(models.Model):
    """一事一记: one attempt at one step, with its two clocks. Its facts stand in the step's own table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="acts")
    step = models.CharField("步骤", max_length=40, choices=STEPS_AND_JOINT_VETTING)
    attempt = models.PositiveSmallIntegerField("次数", default=1)
    happened_on = models.DateField("发生日期", null=True, blank=True)
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="经办人")
    acting_as = models.CharField("经办岗位", max_length=200)
    outcome = models.CharField("结果", max_length=40)
    reason = models.TextField("理由", blank=True)
    attested = models.BooleanField("据纸质材料补录", default=False)
    superseded = models.BooleanField("已由后来的记录取代", default=False)

    class Meta:
        verbose_name = "环节记录"
        constraints = [models.UniqueConstraint(fields=["case", "step", "attempt"], name="one_act_per_attempt")]

    def __str__(self):
        return f"{self.case} {self.get_step_display()}"


class Verdict(models.Model):
    """一步一审: what a rule answered on the day of the act, kept as it was said."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="verdicts")
    rule = models.CharField("规则", max_length=40)
    answer = models.CharField("结论", max_length=12)
    effect = models.CharField("效力", max_length=5)
    edition = models.PositiveSmallIntegerField("细则版本")
    citation = models.CharField("依据", max_length=200)
    message = models.TextField("说明")
    message_en = models.TextField("说明（英文）")
    superseded = models.BooleanField("更正前的结论", default=False)

    class Meta:
        verbose_name = "审核结论"
        constraints = [
            models.UniqueConstraint(fields=["act", "rule"], condition=Q(superseded=False), name="one_verdict_per_rule")
        ]

    def __str__(self):
        return f"{self.rule} {self.answer}"


class Amendment(models.Model):
    """更正: a fact as it was and as it is, why, and by whom. The act keeps the true value, this the old one."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="amendments")
    field = models.CharField("事项", max_length=60)
    old = models.TextField("原记")
    new = models.TextField("更正为")
    reason = models.TextField("理由")
    amended_at = models.DateTimeField("更正时间", auto_now_add=True)
    amended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="更正人")
    acting_as = models.CharField("更正岗位", max_length=200)

    class Meta:
        verbose_name = "更正"
        constraints = [models.CheckConstraint(name="an_amendment_has_a_reason", condition=~Q(reason=""))]

    def __str__(self):
        return f"{self.act} {self.field}"
