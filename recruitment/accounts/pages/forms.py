"""Forms of the administration. Users are named as people name them: by user name, or by name where it is unique."""

from django import forms
from django.contrib.auth.models import User
from django.core.validators import RegexValidator
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...days import DayField
from ...organisation.models import Unit
from ...organisation.names import name_of
from ...organisation.roles import Role
from ...refusal import bracketed, listed
from ..forms import Shown


class UserField(forms.CharField):
    """A user by user name or by full name; several of one name are told apart."""

    def clean(self, value):
        wanted = super().clean(value)
        named = User.objects.annotate(full=Concat("last_name", "first_name", Value("")))
        found = list(named.filter(username__iexact=wanted)) or list(named.filter(full=wanted))
        if not found:
            raise forms.ValidationError(_now("没有用户名或姓名为“%(wanted)s”的账号。"), params={"wanted": wanted})
        if len(found) > 1:
            names = listed(bracketed(name_of(user), user.username) for user in found)
            raise forms.ValidationError(_now("同名的不止一人，请填用户名：%(names)s。"), params={"names": names})
        return found[0]


class UnitField(forms.ModelChoiceField):
    """A unit, set in as deep as it lies."""

    def label_from_instance(self, unit):
        return "　" * (unit.depth - 1) + unit.name


class AppointForm(Shown, forms.Form):
    user = UserField(label=_("任职人（用户名或姓名）"), max_length=150)
    unit = UnitField(label=_("单位"), queryset=Unit.objects.none())
    role = forms.ChoiceField(label=_("岗位"))
    held_from = DayField(label=_("任职日期"), initial=localdate)

    def __init__(self, *args, units, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["role"].choices = [(role.value, role.label) for role in roles]

    def clean_role(self):
        return Role(self.cleaned_data["role"])


class EndPostForm(Shown, forms.Form):
    on = DayField(label=_("免职日期"), initial=localdate)


class SubstituteForm(Shown, forms.Form):
    by = UserField(label=_("代理人（用户名或姓名）"), max_length=150)
    starts_on = DayField(label=_("开始日期"), initial=localdate)
    ends_on = DayField(label=_("最后一日"))
    reason = forms.CharField(label=_("事由"), max_length=200)


_USERNAME = RegexValidator(r"^[A-Za-z0-9._-]+\Z", _("用户名只用字母、数字和 . _ -，例如姓名拼音。"))


class OpenAccountForm(Shown, forms.Form):
    username = forms.CharField(label=_("用户名"), max_length=150, validators=[_USERNAME])
    name = forms.CharField(label=_("姓名"), max_length=40)


class ReasonForm(Shown, forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200)


class CloseUnitForm(Shown, forms.Form):
    on = DayField(label=_("撤销日期"), initial=localdate)
    reason = forms.CharField(label=_("理由"), max_length=200)
    helps = {"reason": _("写明批准撤销的机关和文号，如“县委组织部批复〔2026〕12号”。")}


class UsernameForm(Shown, forms.Form):
    username = forms.CharField(label=_("用户名"), max_length=150, validators=[_USERNAME])
    helps = {"username": _("申请人已有账号的，填其用户名；没有的，填一个新用户名（如姓名拼音），系统为其开设。")}
