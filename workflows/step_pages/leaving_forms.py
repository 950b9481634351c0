"""Leaving and pausing: 本人撤回, 终止办理, 暂停, 恢复, and a new cycle after the end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.outcomes import State

from .. import moves
from .fields import radios
from .making import MoveForm, day_field, reason_field


class WithdrawForm(MoveForm):
    move, title = "withdraw", _("本人撤回")
    told = _("申请人书面提出撤回；在上级党委审批（第17步）之前都可以。已有的记录保留。")

    on = day_field(_("提出撤回的日期"))
    reason = reason_field(required=False)

    def make(self):
        moves.withdraw(self.case, acting_user=self.user, **self.cleaned_data)


class CloseForm(MoveForm):
    move, title = "close", _("终止办理")
    told = _("终止培养，或者本人去世。案卷随之办结，已有的记录保留。")

    state = forms.ChoiceField(
        label=_("情形"),
        choices=[(State.CLOSED.value, _("终止培养")), (State.DECEASED.value, _("本人去世"))],
        initial=State.CLOSED.value,
        widget=radios(),
    )
    on = day_field(_("日期"))
    reason = reason_field()

    def make(self):
        said = self.cleaned_data
        state = State(said["state"])
        moves.close(self.case, acting_user=self.user, on=said["on"], reason=said["reason"], state=state)


class SuspendForm(MoveForm):
    move, title = "suspend", _("暂停办理")
    told = _("本人出国（境）或者一时无法联系；恢复后从同一步继续。")

    on = day_field(_("暂停日期"))
    reason = reason_field()

    def make(self):
        moves.suspend(self.case, acting_user=self.user, **self.cleaned_data)


class ResumeForm(MoveForm):
    move, title = "resume", _("恢复办理")
    told = _("暂停时待办的各步重新打开。")

    on = day_field(_("恢复日期"))
    reason = reason_field()

    def make(self):
        moves.resume(self.case, acting_user=self.user, **self.cleaned_data)


class OpenCycleForm(MoveForm):
    move, title = "open_cycle", _("开启新一轮")
    told = _("原案卷已经办结；本人重新申请入党的，另立一轮新卷，原案卷保持不变。")

    on = day_field(_("立卷日期"))

    def make(self):
        case = moves.open_cycle(
            acting_user=self.user, person=self.case.person, unit=self.case.unit, on=self.cleaned_data["on"]
        )
        self.case = case
