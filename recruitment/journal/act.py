"""An act on its way into the journal: checked at the border, so that nothing unreadable is ever hashed."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User

from .actions import checked
from .errors import JournalError

_SUBJECT = re.compile(r"[a-z_]{1,30}(:[0-9A-Za-z-]{1,30})?")


@dataclass(frozen=True, kw_only=True)
class Act:
    """What `record` takes. Raises `JournalError` (or `UnknownActionError`) on creation."""

    acting_user: User | None  # None: the system itself
    acting_as: str  # the post as printed, and the name of the one whose place is taken when substituting
    action: str  # a word of actions.py
    subject: str  # "case:17", "unit:3", "person:9"
    details: dict  # what, from what to what; dates and decimals may stand in it
    happened_on: date | None = None  # the day of the fact, where it has one

    def __post_init__(self):
        checked(self.action, self.details)
        if self.acting_user is not None and self.acting_user.pk is None:
            raise JournalError("日志须记明经办人：请先登录。")
        if not _SUBJECT.fullmatch(self.subject):
            raise JournalError(f"日志对象“{self.subject}”的写法不对，应如 case:17。")
        if len(self.acting_as) > 200 or "\0" in self.acting_as:
            raise JournalError("“以何职务”超过200字或含有不可存储的字符。")
        if isinstance(self.happened_on, datetime) or not isinstance(self.happened_on, date | None):
            raise JournalError("发生日期应为日期，不带时刻。")

    def canonical_details(self) -> str:
        """The details as stored: sorted keys, no spaces, characters as they are."""
        try:
            text = json.dumps(
                self.details,
                sort_keys=True,
                separators=(",", ":"),
                ensure_ascii=False,
                allow_nan=False,
                default=_plain,
            )
            text.encode("utf-8")
        except (TypeError, ValueError) as error:
            raise JournalError(f"日志内容无法存储：{error}") from error
        return text


def _plain(value):
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} 不是可记入日志的类型")
