"""What is being done: a case's passage through a stage, and what waits for whom."""

from django.db import models
from django.db.models import Q

from recruitment.audit.models import Rectification
from recruitment.cases.models import Act, Case
from recruitment.cases.models.case import STEPS_AND_JOINT_VETTING, numbered
from recruitment.chinese import choice, choices
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.outcomes import State
from recruitment.steps import Stage, Step
from recruitment.vetting.models import Round, RoundDepartment

ENTERED_AT = (Step.CULTIVATION_AND_EXAMINATION, Step.PROBATION_EDUCATION)
"""Steps that stay open for a year and more, while examinations and thought reports are entered."""
PASSED, RETURNED = "passed", "returned"
ENDS = [
    choice(PASSED, "转入下一阶段", "on to the next stage"),
    choice(RETURNED, "退回前一阶段", "back to an earlier stage"),
    *choices(State),
]


class StageRun(models.Model):
    """阶段办理: one passage of a case through a stage, under the flow version and profile of the day it began."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stage_runs", verbose_name="案卷")
    stage = models.PositiveSmallIntegerField("阶段", choices=choices(Stage))
    process = models.OneToOneField("viewflow.Process", models.PROTECT, related_name="stage_run", verbose_name="流程")
    flow_version = models.CharField("流程版本", max_length=60)
    profile = models.CharField("地方规程", max_length=40)
    joint_vetting_first = models.BooleanField("联审先于集中培训", default=False)
    begun_on = models.DateField("开始日期", null=True, blank=True)
    begun_at = models.DateTimeField("开始时间", auto_now_add=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ended_as = models.CharField("结束方式", max_length=20, choices=ENDS, blank=True)
    state_before = models.CharField("结束前状态", max_length=20, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_runs")

    class Meta:
        verbose_name = "阶段办理"
        indexes = [models.Index(fields=["case", "ended_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "stage"], condition=Q(ended_at__isnull=True), name="one_open_run_of_a_stage"
            )
        ]

    def __str__(self):
        return f"{self.case} {self.get_stage_display()}"


class WorkItem(models.Model):
    """待办: a step that is open, the unit that acts, and until when. Closed by an act, or cancelled without one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="work_items", verbose_name="案卷")
    step = models.CharField("步骤", max_length=40, choices=STEPS_AND_JOINT_VETTING)
    run = models.ForeignKey(StageRun, models.PROTECT, related_name="items", verbose_name="阶段办理")
    task = models.OneToOneField("viewflow.Task", models.PROTECT, null=True, blank=True, related_name="work_item")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="work_items", verbose_name="办理单位")
    permission = models.CharField("权限", max_length=20, choices=Permission)
    attempt = models.PositiveSmallIntegerField("次数", default=1)
    opened_at = models.DateTimeField("开始时间", auto_now_add=True)
    due_on = models.DateField("办理期限", null=True, blank=True)
    due_article = models.CharField("期限依据", max_length=200, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    act = models.OneToOneField(Act, models.PROTECT, null=True, blank=True, related_name="work_item")

    class Meta:
        verbose_name = "待办"
        indexes = [
            models.Index(
                fields=["permission", "unit", "opened_at"], condition=Q(closed_at__isnull=True), name="open_items"
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(closed_at__isnull=True, due_on__isnull=False),
                name="open_items_by_due_date",
            ),
            models.Index(
                fields=["permission", "due_on", "opened_at", "id"],
                condition=Q(closed_at__isnull=True),
                name="open_items_by_urgency",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step"], condition=Q(closed_at__isnull=True), name="one_open_item_of_a_step"
            ),
            models.CheckConstraint(
                name="an_item_with_an_act_is_closed", condition=Q(act__isnull=True) | Q(closed_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_step_display()}"

    @property
    def numbered_step(self) -> str:
        return numbered(self.step, self.get_step_display())

    @property
    def takes_entries(self) -> bool:
        return self.step in ENTERED_AT


class RoundRun(models.Model):
    """批次办理: the passage of a round through its flow, under the flow version of the day it began."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="run", verbose_name="批次")
    process = models.OneToOneField("viewflow.Process", models.PROTECT, related_name="round_run", verbose_name="流程")
    flow_version = models.CharField("流程版本", max_length=60)

    class Meta:
        verbose_name = "批次办理"


class RoundTask(models.Model):
    """批次待办: what is open in a round, of the organisation department or of one department."""

    run = models.ForeignKey(RoundRun, models.PROTECT, related_name="tasks")
    node = models.CharField("环节", max_length=40)
    department = models.ForeignKey(RoundDepartment, models.PROTECT, null=True, blank=True, related_name="tasks")
    task = models.OneToOneField("viewflow.Task", models.PROTECT, related_name="round_task")
    opened_at = models.DateTimeField("开始时间", auto_now_add=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    outcome = models.CharField("结果", max_length=40, blank=True)

    class Meta:
        verbose_name = "批次待办"
        constraints = [
            models.UniqueConstraint(
                fields=["run", "node", "department"],
                condition=Q(closed_at__isnull=True),
                name="one_open_task_of_a_department",
            ),
            models.UniqueConstraint(
                fields=["run", "node"],
                condition=Q(closed_at__isnull=True, department__isnull=True),
                name="one_open_task_of_a_round_node",
            ),
        ]


class RectificationRun(models.Model):
    """整改办理: the passage of a rectification through its flow, under the flow version of the day it began."""

    rectification = models.OneToOneField(Rectification, models.PROTECT, related_name="run", verbose_name="整改事项")
    process = models.OneToOneField(
        "viewflow.Process", models.PROTECT, related_name="rectification_run", verbose_name="流程"
    )
    flow_version = models.CharField("流程版本", max_length=60)

    class Meta:
        verbose_name = "整改办理"


from .desks import models as desks  # noqa: E402, F401
from .notices import models as notices  # noqa: E402, F401
from .step_pages import models as step_pages  # noqa: E402, F401
