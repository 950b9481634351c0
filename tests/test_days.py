"""Days as people write them."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from recruitment.days import DayField, read_day

DAY = date(2026, 11, 22)
ROOMS = ("recruitment", "workflows")
ASKING = re.compile(r"forms\.Date(Input|Field)|input_type = .date")


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
        "2026。11。22",
        "2026—11—22",
        "2026年11月22号",
        "二〇二六年十一月二十二日",
        "二零二六年十一月廿二日",
        "2026年十一月22日",
    ],
)
def test_the_usual_spellings_name_one_day(text):
    assert read_day(text) == DAY


@pytest.mark.parametrize("text", ["2026年1月2日", "2026-1-2", "2026.01.02", "20260102"])
def test_a_leading_nought_does_not_matter(text):
    assert read_day(text) == date(2026, 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月30日",
        "22.11.2026",
        "2026-11",
        "去年",
        "1126-11-22",
        "2026-11-22x",
        "",
        "26-11-22",
        "三四十年一月一日",
        "十十月一日",
    ],
)
def test_anything_else_is_no_day(text):
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["26-5-18", "26.5.18", "26年5月18日"])
def test_a_year_of_two_digits_is_asked_for_again_and_not_guessed(text):
    with pytest.raises(ValidationError, match="年份请写四位"):
        DayField().clean(text)


@pytest.mark.parametrize("text", ["2026年11月", "2026-11", "202611", "2026.11"])
def test_where_a_month_is_enough_it_is_its_first_day(text):
    assert read_day(text, month_is_enough=True) == date(2026, 11, 1)
    assert read_day("2026年11月22日", month_is_enough=True) == DAY


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_day_that_stands_in_a_field_can_be_sent_back_in_every_language(language):
    with translation.override(language):
        field = DayField()
        shown = field.widget.format_value(date(2026, 3, 7))
        assert field.clean(shown) == date(2026, 3, 7)
        assert shown == ("2026-03-07" if language == "en" else "2026年3月7日")


def test_no_page_asks_the_browser_for_a_day():
    """Its own calendar speaks the language of the browser, and refuses a day that is typed as people type it."""
    pages = [page for page in Path("templates").rglob("*.html") if re.search(r"""type=["']date""", page.read_text())]
    asking = [form for room in ROOMS for form in Path(room).rglob("*.py") if ASKING.search(form.read_text())]
    assert (pages, asking) == ([], [])
