"""People around a case: contacts, introducers, and moves between organisations."""

from django.db import models

from ...organisation.models import Unit
from ...people.models import Person
from ...rules import vocabulary as v
from .case import Act, Case
from .fields import count, day, text, truth, word


class Sponsor(models.Model):
    """A member named for an act. Standing comes from the member's history; an attested paper states it."""

    member = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="党员")
    name = text("姓名", 40)
    attested_status = word("纸质材料所记身份", v.MemberStatus)
    is_relative = truth("是亲属")

    class Meta:
        abstract = True


class Contact(Sponsor):
    """培养联系人"""

    act = models.ForeignKey(Act, models.PROTECT, related_name="contacts")
    activists_in_charge = count("联系人数")
    left_on = day("不再担任日期")
    replaced_on = day("接替日期")


class Introducer(Sponsor):
    """入党介绍人"""

    act = models.ForeignKey(Act, models.PROTECT, related_name="introducers")
    status_at_form = word("填写意见时身份", v.MemberStatus)
    is_contact = truth("是培养联系人")
    consented = truth("双方同意")
    same_branch = truth("同一支部")
    open_introductions = count("同时介绍人数")


class Transfer(models.Model):
    """转接: the case leaves one branch and is accepted by another."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    state_before = models.CharField("转出时状态", max_length=20, blank=True)
    left_on = day("转出日期")
    accepted_on = day("接收日期")
    materials_handed_over = truth("材料已移交")
    admission_materials_checked = truth("入党材料已审查")
    status_confirmed = truth("身份已确认")
    recorded_at = models.DateTimeField("录入时间", auto_now_add=True)

    class Meta:
        verbose_name = "转接"
