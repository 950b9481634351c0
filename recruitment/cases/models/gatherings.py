"""Meetings with their ballots, publicity, and what is entered again and again during cultivation and probation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ...organisation.models import Unit
from ...rules import vocabulary as v
from .case import STEPS_AND_JOINT_VETTING, Act, Case
from .fields import count, truth, word, words


class Meeting(models.Model):
    """支部党员大会: one meeting may decide on several candidates, one by one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings", verbose_name="党支部")
    held_on = models.DateField("会议日期")
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)

    class Meta:
        verbose_name = "支部党员大会"
        constraints = [models.UniqueConstraint(fields=["unit", "held_on"], name="one_meeting_of_a_branch_a_day")]

    def __str__(self):
        return f"{self.unit} {self.held_on}"


class Ballot(models.Model):
    """票决: one candidate's ballot. Never who voted how."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="ballot")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="ballots")
    eligible = count("应到会有表决权的正式党员")
    present = count("实到")
    in_favour = count("赞成")
    against = count("反对")
    abstained = count("弃权")
    invalid = count("无效")
    written_in_favour = count("书面赞成")
    written_against = count("书面反对")
    issued = count("发出表决票")

    class Meta:
        verbose_name = "票决"

    def __str__(self):
        return f"{self.meeting} {self.in_favour}/{self.eligible}"


class Exclusion(models.Model):
    """不计入应到的党员"""

    act = models.ForeignKey(Act, models.PROTECT, related_name="exclusions")
    category = word("情形", v.ExclusionCategory)
    superior_consented = truth("上级党组织同意")
    meeting_approved = truth("党员大会通过")


class Publicity(models.Model):
    """公示"""

    case = models.ForeignKey(Case, models.PROTECT, related_name="publicity")
    step = models.CharField("步骤", max_length=40, choices=STEPS_AND_JOINT_VETTING)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    places = words("公示地点", v.Place)
    objection_upheld = truth("异议属实")
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)
    superseded = models.BooleanField("已由后来的公示取代", default=False)

    class Meta:
        verbose_name = "公示"
        constraints = [
            models.CheckConstraint(
                name="publicity_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
            )
        ]


class Entry(models.Model):
    """考察、思想汇报等按期记录"""

    class Kind(models.TextChoices):
        EXAMINATION = "examination", _("考察")
        THOUGHT_REPORT = "thought_report", _("思想汇报")
        COMMITTEE_ANALYSIS = "committee_analysis", _("党委分析")
        POOL_REVIEW = "pool_review", _("信息库梳理")

    case = models.ForeignKey(Case, models.PROTECT, related_name="entries")
    step = models.CharField("步骤", max_length=40, choices=STEPS_AND_JOINT_VETTING)
    kind = models.CharField("种类", max_length=20, choices=Kind)
    happened_on = models.DateField("日期")
    opinion = models.TextField("意见", blank=True)
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="经办人")
    attested = models.BooleanField("据纸质材料补录", default=False)

    class Meta:
        verbose_name = "按期记录"
        indexes = [models.Index(fields=["case", "step", "kind", "happened_on"])]
        constraints = [models.UniqueConstraint(fields=["case", "step", "kind", "happened_on"], name="one_entry_a_day")]
