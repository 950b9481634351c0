"""转出 and 接收转入: from one branch to another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import Permission

from .. import moves
from .fields import TruthField
from .making import MoveForm, day_field, reason_field

BRANCHES = (UnitType.BRANCH, UnitType.TEMPORARY_ORG)


class TransferOutForm(MoveForm):
    move, title = "transfer_out", _("转出")
    told = _("培养教育时间连续计算。接收支部接收以前，案卷不在任何支部的待办中。")

    left_on = day_field(_("转出日期"))
    to_unit = forms.ModelChoiceField(
        label=_("转往"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("外地党组织，或者还不知道"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    materials_handed_over = TruthField(label=_("培养教育等有关材料已移交"), required=False)
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        root = self.case.unit.path_upwards[0]
        branches = Unit.objects.filter(path__startswith=root, type__in=BRANCHES, closed_on__isnull=True)
        self.fields["to_unit"].queryset = branches.exclude(pk=self.case.unit_id).order_by("path")

    def make(self):
        moves.transfer_out(self.case, acting_user=self.user, **self.cleaned_data)


class AcceptTransferForm(MoveForm):
    move, title = "accept_transfer", _("接收转入")
    told = _("审查转来的材料以后接收；转出时待办的各步在本支部重新打开。")

    accepted_on = day_field(_("接收日期"))
    materials_handed_over = TruthField(label=_("培养教育等有关材料已移交"), required=False)
    admission_materials_checked = TruthField(label=_("入党材料已审查（预备党员）"), required=False)
    status_confirmed = TruthField(label=_("身份已确认"), required=False)

    @classmethod
    def places(cls, case):
        return [(Permission.KEEP_CASES, cls.unit_of(case))]

    @classmethod
    def unit_of(cls, case) -> Unit:
        """The branch to which the case is on its way; its own where nobody else was named (it comes back)."""
        transfer = case.transfers.filter(accepted_on__isnull=True).select_related("to_unit").order_by("pk").last()
        return transfer.to_unit if transfer and transfer.to_unit else case.unit

    def make(self):
        moves.accept_transfer(self.case, acting_user=self.user, unit=self.unit_of(self.case), **self.cleaned_data)
