"""Days as people write them: 2026年11月22日, 2026-11-22, 2026.11.22, 2026/11/22, 20261122; and months.

A year of two digits is asked for again: nobody can tell whose century it is.
"""

import re
import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .rules.reading import FIRST_DAY, LAST_DAY

_DAY = re.compile(r"(\d{4})\s*(?:年|-|\.|/)\s*(\d{1,2})\s*(?:月|-|\.|/)\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_SHORT_YEAR = re.compile(r"\d{2}\s*(?:年|-|\.|/)\s*\d{1,2}\s*(?:月|-|\.|/)\s*\d{1,2}\s*日?")
_MONTH = re.compile(r"(\d{4})\s*(?:年|-|\.|/)\s*(\d{1,2})\s*月?|(\d{4})(\d{2})")

_AS_TYPED = str.maketrans("。．·—–―－号號○", "...----日日〇")
"""What an input method makes of a full stop and a dash, and how a day is said."""
_DIGITS = "〇一二三四五六七八九"
_NUMERAL = re.compile("[〇零一二三四五六七八九十廿卅]+")


def _counted(numeral: str) -> str:
    """二十二 is 22, 二〇二六 is 2026; what counts otherwise stays, and is no day."""
    plain = numeral.replace("零", "〇").replace("廿", "二十").replace("卅", "三十")
    if "十" not in plain:
        return "".join(map(_digit, plain))
    tens, _, ones = plain.partition("十")
    return plain if len(tens) > 1 or len(ones) > 1 else _digit(tens or "一") + _digit(ones or "〇")


def _digit(sign: str) -> str:
    return str(_DIGITS.index(sign)) if sign in _DIGITS else sign


def _plain(text: str) -> str:
    found = unicodedata.normalize("NFKC", text).strip().translate(_AS_TYPED)
    if "年" in found:
        found = _NUMERAL.sub(lambda numeral: _counted(numeral[0]), found)
    return found


def read_day(text: str, *, month_is_enough: bool = False) -> date | None:
    """The day that `text` names, the first of a month where that is enough; None where it names none."""
    plain = _plain(text)
    if found := _DAY.fullmatch(plain):
        return _day(*filter(None, found.groups()))
    if month_is_enough and (found := _MONTH.fullmatch(plain)):
        return _day(*filter(None, found.groups()), "1")
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def write_day(day: date) -> str:
    """As a field holds it and a page prints it; each language's own way can be read back (recruitment/formats)."""
    return date_format(day, "DATE_FORMAT")


class DayInput(forms.TextInput):
    """Typed, not chosen: a browser's own calendar speaks the browser's language and refuses 2026.5.18."""

    def __init__(self):
        super().__init__(
            attrs={"class": "form-control day", "autocomplete": "off", "placeholder": _("如 2026年11月22日")}
        )

    def format_value(self, value):
        return write_day(value) if isinstance(value, date) else super().format_value(value)


class DayField(forms.Field):
    """A day, or the first day of a month where `month_is_enough`. What was typed is never changed."""

    widget = DayInput
    default_error_messages = {
        "required": _("请填写日期。"),
        "short_year": _("“%(typed)s”的年份请写四位，如 2026年11月22日。"),
        "unreadable": _("“%(typed)s”不是日期。请写成 2026年11月22日、2026-11-22、2026.11.22 或 20261122。"),
    }

    def __init__(self, *, month_is_enough: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.month_is_enough = month_is_enough

    def to_python(self, value):
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, date):
            return value
        found = read_day(value, month_is_enough=self.month_is_enough)
        if found is None:
            code = "short_year" if _SHORT_YEAR.fullmatch(_plain(value)) else "unreadable"
            raise ValidationError(self.error_messages[code], code=code, params={"typed": value[:40]})
        return found
