"""The forms of signing in, in our own words: the library's checks, Bootstrap's look."""

from allauth.account.forms import ChangePasswordForm as LibraryChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as LibraryConfirmPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as LibraryConfirmCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from ..days import DayField

_LOOKS = {forms.CheckboxInput: "form-check-input", forms.Select: "form-select"}


class Shown:
    """Labels and looks of a form's fields."""

    labels: dict = {}
    helps: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            if not isinstance(field, DayField):
                field.widget.attrs.pop("placeholder", None)
                field.widget.attrs["class"] = _LOOKS.get(type(field.widget), "form-control")


_CODE = {"code": _("验证码")}


class SignInForm(Shown, LoginForm):
    labels = {"login": _("用户名"), "password": _("密码")}


class ConfirmPasswordForm(Shown, LibraryConfirmPasswordForm):
    labels = {"password": _("密码")}


class ChangePasswordForm(Shown, LibraryChangePasswordForm):
    labels = {"oldpassword": _("现在的密码"), "password1": _("新密码"), "password2": _("再输一遍新密码")}
    helps = {"password1": _("不少于10个字符；一句自己记得住的话比一串符号更好。")}


class CodeForm(Shown, AuthenticateForm):
    labels = _CODE
    helps = {"code": _("验证器现在显示的6位数字，或一个没有用过的恢复码。")}


class ConfirmCodeForm(Shown, LibraryConfirmCodeForm):
    labels = _CODE


class ActivateForm(Shown, ActivateTOTPForm):
    labels = _CODE
    helps = {"code": _("扫码或录入密钥后，验证器显示的6位数字。")}


class AddPasskeyForm(Shown, AddWebAuthnForm):
    labels = {"name": _("名称"), "passwordless": _("可单独用来登录，不输密码")}


class RenamePasskeyForm(Shown, EditWebAuthnForm):
    labels = {"name": _("名称")}
