"""Days as people write them."""

from datetime import date

import pytest
from django import forms
from django.utils import translation
from django.utils.formats import date_format

from workflows.step_pages.days import read_day

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月22日",
        "2026-11-22",
        "2026.11.22",
        "20261122",
        "2026/11/22",
        "２０２６年１１月２２日",
        " 2026年11月22 ",
    ],
)
def test_the_six_spellings_name_one_day(text):
    assert read_day(text) == DAY


@pytest.mark.parametrize("text", ["2026年1月2日", "2026-1-2", "2026.01.02", "20260102"])
def test_a_leading_nought_does_not_matter(text):
    assert read_day(text) == date(2026, 1, 2)


@pytest.mark.parametrize("text", ["2026年2月30日", "22.11.2026", "2026-11", "去年", "1126-11-22", "2026-11-22x", ""])
def test_anything_else_is_no_day(text):
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["2026年11月", "2026-11", "202611", "2026.11"])
def test_where_a_month_is_enough_it_is_its_first_day(text):
    assert read_day(text, month_is_enough=True) == date(2026, 11, 1)
    assert read_day("2026年11月22日", month_is_enough=True) == DAY


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("text", ["2026年11月22日", "2026-11-22", "2026.11.22", "20261122", "2026/11/22"])
def test_every_other_form_of_the_site_reads_them_too_in_every_language(language, text):
    with translation.override(language):
        assert forms.DateField().clean(text) == DAY


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_the_day_that_is_printed_can_be_typed_again(language):
    with translation.override(language):
        printed = date_format(date(2026, 3, 7), "DATE_FORMAT")
        assert printed == "2026年3月7日"
        assert forms.DateField().clean(printed) == date(2026, 3, 7)
