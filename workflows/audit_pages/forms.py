"""The auditor's forms: where dates, numbers and choices are fixed."""

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recruitment.audit.models import RectificationReply, SupervisionNote
from recruitment.audit.services.drawing import Drawing
from recruitment.days import DayField
from recruitment.organisation.models import Unit
from recruitment.steps import Stage

from ..desks.duties import duties_of
from ..desks.unit_choice import unit_choices

_MOST = 1_000_000


class DrawForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=100)
    unit = forms.TypedChoiceField(label=_("受查党组织"), coerce=int)
    received_from = DayField(label=_("接收日期自"), required=False)
    received_until = DayField(label=_("接收日期至"), required=False)
    stage = forms.TypedChoiceField(label=_("所处阶段"), coerce=int, empty_value=None, required=False)
    sample_size = forms.IntegerField(
        label=_("抽样件数"), min_value=1, max_value=_MOST, required=False, help_text=_("不填则全部核查")
    )
    seed = forms.CharField(label=_("抽样种子"), max_length=32, required=False, help_text=_("不填则随机产生并记录"))

    def __init__(self, user, data=None):
        super().__init__(data)
        self.fields["unit"].choices = unit_choices(duties_of(user), None)
        self.fields["stage"].choices = [("", _("不限")), *((stage.value, stage.label) for stage in Stage)]

    def drawing(self) -> Drawing:
        meant = dict(self.cleaned_data)
        return Drawing(units=[Unit.objects.get(pk=meant.pop("unit"))], **meant)


class AssignForm(forms.Form):
    auditors = forms.ModelMultipleChoiceField(
        label=_("督查员"), queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, campaign, data=None):
        super().__init__(data)
        roots = {unit.path_upwards[0] for unit in campaign.units.all()}
        holders = User.objects.filter(posts__role="auditor", posts__held_until__isnull=True, is_active=True)
        holders = holders.filter(posts__unit__path__in=roots).exclude(pk__in=campaign.assignments.values("auditor"))
        self.fields["auditors"].queryset = holders.distinct().order_by("username")
        self.fields["auditors"].label_from_instance = lambda user: user.last_name + user.first_name or user.username

    @property
    def anybody(self) -> bool:
        return self.fields["auditors"].queryset.exists()


class LetterForm(forms.Form):
    unit = forms.IntegerField(widget=forms.HiddenInput)
    due_on = DayField(label=_("整改期限"))


class NoteForm(forms.Form):
    note = forms.CharField(label=_("说明"), max_length=500, required=False)


class ReplyForm(forms.Form):
    kind = forms.ChoiceField(label=_("整改方式"), choices=RectificationReply.Kind.choices)
    text = forms.CharField(label=_("整改情况"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    known_by = forms.CharField(label=_("知情人（签名证明）"), max_length=200, required=False)
    claimed_on = DayField(
        label=_("所称的原日期"), required=False, help_text=_("只用于情况说明；回复本身一律记当日日期")
    )
    material = forms.ModelChoiceField(label=_("所附材料"), queryset=None, required=False)
    act = forms.ModelChoiceField(label=_("新会议的记录"), queryset=None, required=False)

    def __init__(self, case, data=None):
        super().__init__(data)
        self.fields["material"].queryset = case.materials.exclude(sha256="").order_by("-pk")
        meetings = ("admission_general_meeting", "conversion_general_meeting")
        self.fields["act"].queryset = case.acts.filter(step__in=meetings).order_by("-pk")
        self.fields["act"].label_from_instance = lambda act: f"{act.get_step_display()} {act.happened_on}"


class RecheckForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("复查结论"), choices=[("1", _("通过，销号")), ("0", _("不通过，再整改"))], coerce=lambda v: v == "1"
    )
    note = forms.CharField(label=_("复查意见"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DayField(label=_("新的整改期限"), required=False, help_text=_("不通过时填写"))


class SupervisionForm(forms.Form):
    kind = forms.ChoiceField(label=_("种类"), choices=SupervisionNote.Kind.choices)
    text = forms.CharField(label=_("内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DayField(label=_("办理期限"), required=False)


class FreezeForm(forms.Form):
    reason = forms.CharField(label=_("冻结理由"), max_length=1000)


class LiftForm(forms.Form):
    decision = forms.CharField(label=_("决定"), max_length=1000)
