"""Who a person is, as the application and the identity card say: asked when a case is opened, and put right later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.days import DayField
from recruitment.people.models import Person, Sex

from .. import moves
from .fields import TruthField, radios
from .making import MoveForm, reason_field

_CITIZEN = {"CN": True, "": None}


class PersonForm(forms.Form):
    name = forms.CharField(
        label=_("姓名"),
        max_length=40,
        help_text=_("与身份证一致；少数民族姓名的间隔号写作“·”。"),
        widget=forms.TextInput(attrs={"class": "form-control member", "autocomplete": "off"}),
        error_messages={"required": _("请填写姓名。")},
    )
    sex = forms.ChoiceField(
        label=_("性别"), choices=Sex.choices, widget=radios(), error_messages={"required": _("请选择性别。")}
    )
    birth_date = DayField(label=_("出生日期"))
    ethnicity = forms.CharField(
        label=_("民族"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control count", "autocomplete": "off"}),
    )
    is_citizen = TruthField(label=_("中国公民"), required=False)
    is_mobile = TruthField(label=_("流动人员"), required=False)

    @property
    def facts(self) -> dict:
        """The person's columns; who is no citizen has no nationality on record."""
        said = self.cleaned_data
        return {
            "name": said["name"].strip(),
            "sex": said["sex"],
            "birth_date": said["birth_date"],
            "ethnicity": said["ethnicity"].strip(),
            "nationality": {True: "CN", False: "XX", None: ""}[said["is_citizen"]],
            "is_mobile": said["is_mobile"],
        }


class CorrectPersonForm(MoveForm, PersonForm):
    move, title = "correct_person", _("更正本人信息")
    told = _("照身份证补填或更正；留空的保持原样。更正记入经过，已办各步的审核结论不变。")

    reason = reason_field(required=False)

    def __init__(self, case: Case, *args, initial: dict | None = None, **kwargs):
        super().__init__(case, *args, initial=_on_record(case.person) | (initial or {}), **kwargs)
        self.fields["reason"].help_text = _("更正已经登记的内容须写明；补填的不必。")
        for name in ("name", "sex", "birth_date"):
            self.fields[name].required = False

    def make(self):
        facts = {name: value for name, value in self.facts.items() if value not in ("", None)}
        moves.correct_person(self.case, acting_user=self.user, facts=facts, reason=self.cleaned_data["reason"])


def _on_record(person: Person) -> dict:
    known = {name: getattr(person, name) for name in ("name", "sex", "birth_date", "ethnicity")}
    mobile = {True: "true", False: "false", None: ""}[person.is_mobile]
    citizen = {True: "true", False: "false", None: ""}[_CITIZEN.get(person.nationality, False)]
    return known | {"is_mobile": mobile, "is_citizen": citizen}
