"""Forms of the papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.days import DayField
from recruitment.papers import PAPERS
from recruitment.steps import Step


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = Files(attrs={"accept": ".pdf,.jpg,.jpeg,.png", "multiple": True})

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


def _kinds():
    """Papers by step; the empty one lets the file's name speak."""
    yield "", _("按文件名判断")
    for step in Step:
        papers = [(p.key, p.label) for p in PAPERS.values() if p.step is step]
        if papers:
            yield f"{step.number} {step.label}", papers


class StyledForm(forms.Form):
    """Fields as Bootstrap shows them, tied to their errors for who does not see the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            day = " day" if isinstance(field, DayField) else ""
            field.widget.attrs["class"] = f"{style} {style}-sm{day}"

    def add_error(self, field, error):
        super().add_error(field, error)
        if field in self.fields:
            self.fields[field].widget.attrs["aria-describedby"] = f"{self[field].id_for_label}_error"


class UploadForm(StyledForm):
    """What the paper says of itself is typed once for all files of one upload."""

    key = forms.ChoiceField(label=_("材料种类"), choices=_kinds, required=False)
    received_on = DayField(label=_("收到日期"))
    dated_on = DayField(label=_("落款日期"), required=False)
    signers = forms.CharField(label=_("签署人"), max_length=200, required=False)
    stamped = forms.NullBooleanField(
        label=_("盖章"),
        widget=forms.Select(choices=[("unknown", _("未注明")), ("true", _("是")), ("false", _("否"))]),
    )
    files = FilesField(
        label=_("文件"),
        error_messages={"required": _("请选择文件。"), "empty": _("文件是空的，请重新扫描。")},
        help_text=_("PDF、JPEG 或 PNG，每个不超过 20 MiB，可以一次选择多个，也可以拖到这里。"),
    )


class WaiverForm(StyledForm):
    key = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("不适用的理由"),
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        error_messages={"required": _("请写明不适用的理由，由审批党委据以审批。")},
    )


class DecisionForm(StyledForm):
    """同意 or 不同意: two buttons of the name `agreed`."""

    agreed = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("不同意"))])
    remark = forms.CharField(label=_("意见"), widget=forms.Textarea({"rows": 2}), max_length=1000, required=False)
