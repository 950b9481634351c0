"""A job (后台任务) and its items. An item is one subject: a case, a person, a unit."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    kind = models.CharField(_("种类"), max_length=40)
    title = models.CharField(_("名称"), max_length=200)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("发起人"), related_name="+")
    acting_as = models.CharField(_("以何职务"), max_length=200, blank=True)
    unit = models.ForeignKey(
        "recruitment.Unit", models.PROTECT, null=True, verbose_name=_("所属组织"), related_name="+"
    )
    options = models.JSONField(_("选项"), default=dict)  # how it is done, never a fact about anybody
    total = models.PositiveIntegerField(_("总数"))
    done = models.PositiveIntegerField(_("已完成"), default=0)
    failed = models.PositiveIntegerField(_("未成功"), default=0)
    started_at = models.DateTimeField(_("发起时间"), auto_now_add=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True)

    class Meta:
        verbose_name = _("后台任务")

    def __str__(self):
        return self.title

    @property
    def percent(self) -> int:
        return (self.done + self.failed) * 100 // self.total if self.total else 100


class JobItem(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("等待")
        RUNNING = "running", _("进行中")
        DONE = "done", _("完成")
        FAILED = "failed", _("未成功")

    job = models.ForeignKey(Job, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=40)  # the job's, so that the database can forbid the same subject twice
    subject = models.CharField(_("对象"), max_length=64)  # "case:17", as in the journal
    label = models.CharField(_("名称"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    message = models.TextField(_("说明"), blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)  # which attempt holds the lease
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)  # when a message was last sent for it
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("任务项")
        constraints = [
            models.UniqueConstraint(fields=["job", "subject"], name="one_item_per_subject_of_a_job"),
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(state="running"), name="one_worker_per_subject"
            ),
        ]
        indexes = [
            models.Index(fields=["state"], condition=Q(state__in=("waiting", "running")), name="job_items_open"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject}"

    @property
    def subject_pk(self) -> int:
        return int(self.subject.rpartition(":")[2])
