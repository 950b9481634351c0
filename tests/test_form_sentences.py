"""What a form says of an empty or unreadable field: an office's words on every page, never the framework's."""

import pytest
from django import forms
from django.contrib.auth.models import User
from django.forms.forms import BaseForm
from django.urls import get_resolver

SAID = {
    forms.CharField(): ("", "请填写。"),
    forms.CharField(max_length=3): ("一二三四", "最多3个字，现在有4个字，请删短。"),
    forms.CharField(required=False): ("一\0", "其中有不能保存的字符，请删去后重新输入。"),
    forms.IntegerField(): ("三", "请填写整数。"),
    forms.IntegerField(min_value=1): ("0", "不能小于1。"),
    forms.ChoiceField(choices=[("a", "甲")]): ("b", "“b”不在可选的各项之中，请重新选择。"),
    forms.MultipleChoiceField(choices=[("a", "甲")]): ([], "请至少选择一项。"),
    forms.ModelChoiceField(User.objects.none()): ("1", "所选的不在可选的各项之中，请重新选择。"),
    forms.EmailField(): ("a@", "邮箱地址写得不对，例如 name@example.org。"),
}


@pytest.mark.django_db
def test_each_kind_of_field_says_what_is_wrong_and_what_to_do():
    for field, (typed, told) in SAID.items():
        with pytest.raises(forms.ValidationError) as refused:
            field.clean(typed)
        assert refused.value.messages == [told]


def test_no_form_of_the_house_was_made_before_its_sentences():
    assert get_resolver().url_patterns  # every page, and with it every form
    unsaid = [
        (form.__qualname__, name)
        for form in _below(BaseForm)
        if form.__module__.startswith(("recruitment.", "workflows."))
        for name, field in form.base_fields.items()
        if "字段" in str(field.error_messages["required"])
    ]
    assert unsaid == []


def _below(kind) -> set[type]:
    return {found for below in kind.__subclasses__() for found in {below, *_below(below)}}
