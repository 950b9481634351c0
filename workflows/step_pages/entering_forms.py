"""What is entered again and again while step 6 or 21 is open: 考察, 思想汇报, 党委分析, 信息库梳理."""

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Entry
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, post_for

from .. import moves
from ..moves.entering import OF_THE_BRANCH, OF_THE_COMMITTEE
from .fields import radios
from .making import MoveForm, day_field, reason_field


class RecordEntryForm(MoveForm):
    move, title = "record_entry", _("登记考察和思想汇报")
    told = _("支部每半年考察一次（预备期每季度一次）；思想汇报收到即登记。党委分析和信息库梳理由党委登记。")

    kind = forms.ChoiceField(
        label=_("种类"), choices=Entry.Kind.choices, initial=Entry.Kind.EXAMINATION, widget=radios()
    )
    on = day_field(_("日期"))
    opinion = forms.CharField(
        label=_("意见"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = zip(self.places(self.case), (OF_THE_BRANCH, OF_THE_COMMITTEE), strict=False)
        mine = [kind for place, kinds in places if post_for(self.user, *place, localdate()) for kind in kinds]
        kinds = [(kind.value, kind.label) for kind in mine] or Entry.Kind.choices
        self.fields["kind"].choices, self.fields["kind"].initial = kinds, kinds[0][0]

    @classmethod
    def places(cls, case):
        found = [(Permission.KEEP_CASES, case.unit)]
        committee = approving_committee(case.unit)
        return [*found, (Permission.DECIDE_CASES, committee)] if committee else found

    def make(self):
        said = self.cleaned_data
        kind = Entry.Kind(said["kind"])
        moves.record_entry(self.case, acting_user=self.user, kind=kind, on=said["on"], opinion=said["opinion"])


class EntryField(forms.ModelChoiceField):
    def label_from_instance(self, entry: Entry) -> str:
        return f"{entry.get_kind_display()} {date_format(entry.happened_on)}"


class CorrectEntryForm(MoveForm):
    move, title = "correct_entry", _("更正按期记录")
    told = _("日期登记错了，在本环节办结前在这里更正；办结后用“更正”。原来登记的日期和理由留在经过里。")

    entry = EntryField(Entry.objects.none(), label=_("哪一次"), widget=forms.Select(attrs={"class": "form-select"}))
    on = day_field(_("正确的日期"))
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        steps = self.case.work_items.filter(closed_at__isnull=True).values("step")
        self.fields["entry"].queryset = self.case.entries.filter(step__in=steps).order_by("-happened_on", "pk")

    places = RecordEntryForm.places

    def make(self):
        said = self.cleaned_data
        moves.correct_entry(self.case, acting_user=self.user, entry=said["entry"], on=said["on"], reason=said["reason"])
