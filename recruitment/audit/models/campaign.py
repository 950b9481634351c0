"""A campaign: whose cases are checked, by whom, as known on which day."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...cases.models import Case
from ...organisation.models import Unit
from ...steps import Stage


class Campaign(models.Model):
    """督查: one pass of the sieve. `as_of` is the day on which everything is judged, so that a re-run is the same."""

    class Choice(models.TextChoices):
        ALL = "all", _("全部")
        SAMPLE = "sample", _("抽样")

    class State(models.TextChoices):
        DRAWN = "drawn", _("已抽取")
        CHECKING = "checking", _("机器核查中")
        CHECKED = "checked", _("机器核查完成")
        CLOSED = "closed", _("已结束")

    name = models.CharField(_("名称"), max_length=100)
    received_from = models.DateField(_("接收日期自"), null=True, blank=True)
    received_until = models.DateField(_("接收日期至"), null=True, blank=True)
    stage = models.PositiveSmallIntegerField(
        _("所处阶段"), choices=[(s.value, s.zh) for s in Stage], null=True, blank=True
    )
    units = models.ManyToManyField(Unit, related_name="+", verbose_name=_("党组织"))
    choice = models.CharField(_("范围"), max_length=10, choices=Choice)
    sample_size = models.PositiveIntegerField(_("抽样件数"), null=True, blank=True)
    seed = models.CharField(_("抽样种子"), max_length=32, blank=True)
    population = models.PositiveIntegerField(_("符合条件的案卷"), default=0)
    as_of = models.DateField(_("核查基准日"))
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.DRAWN)
    drawn_at = models.DateTimeField(_("抽取时间"), auto_now_add=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("抽取人"))
    acting_as = models.CharField(_("以何职务"), max_length=200)
    population_checked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("督查")
        constraints = [
            models.CheckConstraint(
                name="a_sample_has_a_size_and_a_seed",
                condition=~Q(choice="sample") | (Q(sample_size__isnull=False) & ~Q(seed="")),
            )
        ]

    def __str__(self):
        return self.name


class Assignment(models.Model):
    """An auditor of a campaign; from outside the units that are checked."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="assignments")
    auditor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("督查员"))
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("督查分工")
        constraints = [models.UniqueConstraint(fields=["campaign", "auditor"], name="one_assignment_of_an_auditor")]


class Item(models.Model):
    """One case of a campaign."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="audit_items", verbose_name=_("案卷"))
    place = models.PositiveIntegerField(_("序号"))
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("督查员")
    )
    sifted_at = models.DateTimeField(_("机器核查时间"), null=True, blank=True)
    checked_at = models.DateTimeField(_("人工核查时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("受查案卷")
        indexes = [models.Index(fields=["campaign", "sifted_at"], name="items_to_be_sifted")]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "case"], name="one_item_of_a_case"),
            models.UniqueConstraint(fields=["campaign", "place"], name="one_item_of_a_place"),
        ]
