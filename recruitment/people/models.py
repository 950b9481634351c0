"""People, and their standing in the Party over time."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..organisation.models import Unit
from ..sealing import SealedField


class Sex(models.TextChoices):
    FEMALE = "female", _("女")
    MALE = "male", _("男")


class Person(models.Model):
    """自然人: an applicant, or a member whose standing counts. A person is never deleted."""

    name = models.CharField("姓名", max_length=40)
    sex = models.CharField("性别", max_length=6, choices=Sex, blank=True)
    birth_date = models.DateField("出生日期", null=True, blank=True)
    nationality = models.CharField("国籍", max_length=2, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    is_mobile = models.BooleanField("流动人员", null=True, blank=True)
    name_folded = models.CharField("姓名检索字", max_length=40, blank=True, default="", db_index=True, editable=False)
    name_pinyin = models.CharField("姓名拼音", max_length=200, blank=True, default="", db_index=True, editable=False)
    name_initials = models.CharField("姓名首字母", max_length=40, blank=True, default="", db_index=True, editable=False)
    identity_number = SealedField("公民身份号码", blank=True, default="")
    identity_index = models.CharField("公民身份号码散列", max_length=64, blank=True, default="", db_index=True)

    class Meta:
        verbose_name = "人员"

    def __str__(self):
        return self.name


class OwnAccount(models.Model):
    """本人账户: whose account a user's is. An officer's tells in which people he may have no say."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="own_account")
    person = models.OneToOneField(Person, models.PROTECT, related_name="own_account", verbose_name="人员")

    class Meta:
        verbose_name = "本人账户"

    def __str__(self):
        return f"{self.person}"


class MemberStatus(models.TextChoices):
    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"


class Membership(models.Model):
    """党籍: a member of a branch from a day to a day; a change of standing is a new row."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="党员")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="党支部")
    status = models.CharField("党籍状态", max_length=20, choices=MemberStatus)
    rights_suspended = models.BooleanField("留党察看，权利中止", default=False)
    valid_from = models.DateField("起始日期")
    valid_until = models.DateField("终止日期", null=True, blank=True)
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)

    class Meta:
        verbose_name = "党籍"
        indexes = [models.Index(fields=["unit", "status", "valid_from"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(valid_until__isnull=True), name="one_open_membership"
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_began",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.get_status_display()}"
