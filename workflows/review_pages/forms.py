"""One small form for each thing that the register keeps."""

from typing import get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.days import DayField
from recruitment.rules import vocabulary as words
from recruitment.rules.vocabulary import word_label
from recruitment.vetting.models import Relation
from recruitment.vetting.vocabulary import Organisation

from ..case_pages.forms import StyledForm


def _text(label, length: int, *, required: bool = True, hint="") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, help_text=hint)


def _long(label, *, required: bool = True, hint="", rows: int = 3) -> forms.CharField:
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=4000, required=required, help_text=hint, widget=area)


class RelationForm(StyledForm):
    kind = forms.ChoiceField(label=_("类别"), choices=Relation.Kind.choices)
    called = _text(_("称谓"), 20, hint=_("如父亲、配偶、岳母、导师"))
    name = _text(_("姓名"), 40)
    political_status = _text(_("政治面貌"), 20, required=False)
    unit_and_post = _text(_("单位和职务"), 200, required=False)
    finding = _long(_("审查情况"), required=False, rows=2)


class LetterForm(StyledForm):
    addressee = _text(_("收函单位"), 100)
    relation = forms.ChoiceField(label=_("了解谁"), required=False)
    sent_on = DayField(label=_("发函日期"))

    def __init__(self, *args, relations=(), **kwargs):
        super().__init__(*args, **kwargs)
        self._relations = {str(row.pk): row for row in relations}
        named = ((key, f"{row.called}{row.name}") for key, row in self._relations.items())
        self.fields["relation"].choices = [("", _("本人")), *named]

    def clean_relation(self):
        return self._relations.get(self.cleaned_data["relation"])


class ReplyForm(StyledForm):
    """复函"""

    replied_on = DayField(label=_("复函日期"))
    reply = _long(_("复函内容"), rows=2)


class TalkForm(StyledForm):
    with_whom = _text(_("谈话对象"), 40)
    held_on = DayField(label=_("谈话日期"))
    gist = _long(_("谈话内容"))


class AskForm(StyledForm):
    which = forms.ChoiceField(label=_("征求哪里的意见"), choices=Organisation.choices)
    organisation = _text(_("党组织"), 100)
    asked_on = DayField(label=_("征求日期"))


class AnswerForm(StyledForm):
    replied_on = DayField(label=_("答复日期"))
    opinion = _long(_("意见"), rows=2)


_OUTCOMES = [
    ("forward", _("合格")),
    ("vetting_failed", _("不合格，退回继续培养")),
    ("closed_serious", _("有严重问题，终止培养")),
]


def _ticks(label, hint=""):
    box = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
    return forms.MultipleChoiceField(label=label, widget=box, help_text=hint)


class ConclusionForm(StyledForm):
    topics = _ticks(_("审查内容"), _("细则第十六条；须全部审查"))
    files_read = forms.BooleanField(label=_("查阅了有关档案材料"), required=False)
    concluded_on = DayField(label=_("结论日期"))
    outcome = forms.ChoiceField(label=_("结论"), choices=[("", "——"), *_OUTCOMES])
    reason = _text(_("不合格的理由"), 200, required=False)
    text = _long(_("结论性材料"), hint=_("加密保存，只有支部、审批党委和组织部门可以看到"), rows=5)
    signed = forms.BooleanField(label=_("结论材料已签名"), required=False)
    stamped = forms.BooleanField(label=_("结论材料已盖章"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(word, word_label(word)) for word in get_args(words.VettingTopic)]
        for name in ("topics", "files_read", "signed", "stamped"):
            self.fields[name].widget.attrs["class"] = "form-check-input"

    def clean(self):
        found = super().clean()
        if found.get("outcome") not in (None, "forward") and not (found.get("reason") or "").strip():
            self.add_error("reason", _("结论不合格的须写明理由。"))
        return found


FORMS = {
    "relation": RelationForm,
    "letter": LetterForm,
    "reply": ReplyForm,
    "talk": TalkForm,
    "ask": AskForm,
    "answer": AnswerForm,
    "conclude": ConclusionForm,
}
