"""The words of the joint vetting. Stored for years: never renamed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    NO_OBJECTION = "no_objection", _("无异议")
    NO_RECORD = "no_record", _("未发现记录")
    TO_BE_VERIFIED = "to_be_verified", _("待核实")
    OBJECTION = "objection", _("有异议")


EXCEPTIONS = (Answer.TO_BE_VERIFIED, Answer.OBJECTION)
"""Answers that have to be looked into before the round may close."""


class Grade(models.TextChoices):
    """How much an objection weighs, in the department's view."""

    VETO = "veto", _("否决")
    SUSPEND = "suspend", _("暂缓")
    NOTE = "note", _("备注")


class ReasonClass(models.TextChoices):
    """What branch and auditor are told instead of the text."""

    LAW = "law", _("涉嫌违法犯罪")
    DISCIPLINE = "discipline", _("违纪或正在接受审查")
    CREDIT = "credit", _("失信被执行")
    ADMINISTRATIVE = "administrative", _("受过行政处罚")
    RELIGION = "religion", _("信教或参加非法组织")
    PETITION = "petition", _("违规信访")
    OTHER = "other", _("其他")


class Decision(models.TextChoices):
    """What the approving committee decided about an objection."""

    CLEARED = "cleared", _("经核实不成立")
    NOTED = "noted", _("记录在案，不影响发展")
    SUSPENDED = "suspended", _("暂缓发展")
    VETOED = "vetoed", _("不予发展")


class Consequence(models.TextChoices):
    """What a decision against the person brings about in the case."""

    BACK_TO_ACTIVIST = "back_to_activist", _("退回入党积极分子，培养时间保留")
    SUSPENDED = "suspended", _("暂停办理")
    CLOSED = "closed", _("终止培养")


PASSES = (Decision.CLEARED, Decision.NOTED)


class RoundState(models.TextChoices):
    COLLECTING = "collecting", _("汇总名单")
    SENT = "sent", _("部门审查")
    OBJECTIONS = "objections", _("异议处理")
    REPLIED = "replied", _("待办结")
    CLOSED = "closed", _("已办结")
    CANCELLED = "cancelled", _("已撤销")


class ReplyState(models.TextChoices):
    WAITING = "waiting", _("未交卷")
    PREPARED = "prepared", _("待第二人确认")
    HANDED_IN = "handed_in", _("已交卷")


class OpinionState(models.TextChoices):
    CURRENT = "current", _("有效")
    SUPERSEDED = "superseded", _("已被取代")
    WITHDRAWN = "withdrawn", _("已撤回")


class Result(models.TextChoices):
    PASS = "pass", _("通过")
    FAIL = "fail", _("未通过")


class Organisation(models.TextChoices):
    """Which organisation of a mobile person was asked (细则 第十六条)."""

    REGISTRATION = "hukou_org", _("户籍地党组织")
    RESIDENCE = "residence_org", _("居住地党组织")
