"""What every form says of a field that is empty or cannot be read, in the words of an office.

The framework's own sentences are made for programmers ("确保该变量包含不超过30字符"). They are replaced once, for all
forms; a field that has something better to say still says it.
"""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

_OF_FIELDS = {
    forms.Field: {"required": _("请填写。")},
    forms.ChoiceField: {
        "required": _("请选择一项。"),
        "invalid_choice": _("“%(value)s”不在可选的各项之中，请重新选择。"),
    },
    forms.MultipleChoiceField: {
        "required": _("请至少选择一项。"),
        "invalid_choice": _("“%(value)s”不在可选的各项之中，请重新选择。"),
        "invalid_list": _("所选的不在可选的各项之中，请重新选择。"),
    },
    forms.ModelChoiceField: {
        "required": _("请选择一项。"),
        "invalid_choice": _("所选的不在可选的各项之中，请重新选择。"),
    },
    forms.ModelMultipleChoiceField: {
        "required": _("请至少选择一项。"),
        "invalid_choice": _("所选的不在可选的各项之中，请重新选择。"),
        "invalid_list": _("所选的不在可选的各项之中，请重新选择。"),
        "invalid_pk_value": _("所选的不在可选的各项之中，请重新选择。"),
    },
    forms.IntegerField: {"invalid": _("请填写整数。")},
    forms.FileField: {
        "required": _("请选择文件。"),
        "invalid": _("没有收到文件，请重新选择。"),
        "missing": _("没有收到文件，请重新选择。"),
        "empty": _("文件是空的，请重新选择。"),
        "max_length": _("文件名最多%(max)d个字，现在有%(length)d个字，请改短。"),
    },
}
_OF_VALIDATORS = {
    validators.MaxLengthValidator: _("最多%(limit_value)d个字，现在有%(show_value)d个字，请删短。"),
    validators.MinLengthValidator: _("最少%(limit_value)d个字，现在有%(show_value)d个字，请补充。"),
    validators.MaxValueValidator: _("不能大于%(limit_value)s。"),
    validators.MinValueValidator: _("不能小于%(limit_value)s。"),
    validators.EmailValidator: _("邮箱地址写得不对，例如 name@example.org。"),
    validators.ProhibitNullCharactersValidator: _("其中有不能保存的字符，请删去后重新输入。"),
}


def say_them() -> None:
    """Before the first form is made: a field takes its sentences over when it is made."""
    for field, sentences in _OF_FIELDS.items():
        field.default_error_messages = field.default_error_messages | sentences
    for validator, told in _OF_VALIDATORS.items():
        validator.message = told
