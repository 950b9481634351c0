"""How long there is still time: a sign, a word and a number, so that colour never says it alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

NEAR, COMING = 7, 30
"""Days ahead that a desk counts apart."""

DUE = {
    "overdue": _("已超期"),
    "near": _("7 天内到期"),
    "coming": _("30 天内到期"),
    "later": _("30 天以后到期"),
    "none": _("无期限"),
}


def due_range(name: str, today: date | None = None) -> Q:
    """Of work items: those whose due date lies in the range called `name`."""
    today = today or localdate()
    near, coming = today + timedelta(NEAR), today + timedelta(COMING)
    return {
        "overdue": Q(due_on__lt=today),
        "near": Q(due_on__gte=today, due_on__lte=near),
        "coming": Q(due_on__gte=today, due_on__lte=coming),
        "later": Q(due_on__gt=coming),
        "none": Q(due_on__isnull=True),
    }[name]


@dataclass(frozen=True, slots=True)
class Deadline:
    on: date | None
    article: str = ""

    @property
    def days(self) -> int:
        """Left until the last day; negative when it is over."""
        return (self.on - localdate()).days

    @property
    def kind(self) -> str:
        if self.on is None:
            return "none"
        return "overdue" if self.days < 0 else "near" if self.days <= NEAR else "open"

    @property
    def sign(self) -> str:
        return {"overdue": "●", "near": "▲", "open": "○", "none": "–"}[self.kind]

    def __str__(self):
        if self.on is None:
            return gettext("无期限")
        if self.days < 0:
            return ngettext("超期 {n} 天", "超期 {n} 天", -self.days).format(n=-self.days)
        if self.days == 0:
            return gettext("今天到期")
        return ngettext("剩 {n} 天", "剩 {n} 天", self.days).format(n=self.days)
