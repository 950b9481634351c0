"""Moves whose form is a step's: contacts and introducers replaced, and the joint vetting's result."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Act, Case
from recruitment.cases.stored import ADVANCING
from recruitment.days import read_day
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import organisation_department
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .. import moves
from .form import StepForm
from .making import MoveForm, reason_field
from .members import members_on
from .preview import Preview, preview

CONTACTS, INTRODUCERS = Step.ASSIGN_CULTIVATION_CONTACTS, Step.DETERMINE_INTRODUCERS


class LikeAStep(MoveForm, StepForm):
    step: Step | str
    outcome_key = "forward"

    def __init__(self, case: Case, user, data=None, **kwargs):
        typed = data or kwargs.get("initial") or {}
        day = read_day(typed.get("on") or "") or localdate()
        members = members_on(case, day) if self.step in (CONTACTS, INTRODUCERS) else ()
        StepForm.__init__(self, self.step, data, members=members, outcomes=False, **kwargs)
        self.fields["reason"] = reason_field(required=self.step != JOINT_VETTING)
        self.case, self.user = case, user

    @property
    def preview(self) -> Preview:
        self.is_valid()
        run = self.case.stage_runs.filter(ended_at__isnull=True).order_by("stage").last()
        return preview(
            self.case,
            self.step,
            self.facts,
            outcome=self.outcome_key,
            members=self.members,
            profile=run.profile if run else self.case.profile,
        )


class ReplaceContactForm(LikeAStep):
    move, title, step = "replace_contact", _("变更培养联系人"), CONTACTS
    told = _("填写变更以后的全部培养联系人；培养教育时间不受影响。")
    outcome_key = "contact_replaced"

    def make(self):
        said = {"facts": self.facts, "members": self.members, "reason": self.reason}
        moves.replace_contact(self.case, acting_user=self.user, **said)


class ReplaceIntroducerForm(LikeAStep):
    move, title, step = "replace_introducer", _("变更入党介绍人"), INTRODUCERS
    told = _("填写变更以后的两名入党介绍人。")
    outcome_key = "introducer_replaced"

    def make(self):
        said = {"facts": self.facts, "members": self.members, "reason": self.reason}
        moves.replace_introducer(self.case, acting_user=self.user, **said)


class RecordJointVettingForm(LikeAStep):
    move, title, step = "record_joint_vetting", _("登记联审结果"), JOINT_VETTING
    told = _("由组织部门汇总各执纪执法部门的答复后登记；有异议的须写明理由。")

    @classmethod
    def places(cls, case):
        return [(Permission.FILE_CASES, organisation_department(case.unit) or case.unit)]

    def make(self):
        moves.record_joint_vetting(self.case, acting_user=self.user, facts=self.facts, reason=self.reason)


def who_serves_now(case: Case, step) -> dict:
    """The people named last, as a beginning for the form."""
    act = Act.objects.filter(case=case, step=step, outcome__in=ADVANCING, superseded=False).order_by("pk").last()
    if act is None or step not in (CONTACTS, INTRODUCERS):
        return {}
    group = "contacts" if step == CONTACTS else "introducers"
    named = getattr(act, group).exclude(member=None).order_by("pk").values_list("member", flat=True)
    return {f"{group}-{n}-member": str(member) for n, member in enumerate(named)}
