"""A calendar after RFC 5545: the last days of what waits, by the number of a case or round. No person is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware
from django.utils.translation import gettext
from icalendar import Calendar, Event

from recruitment.audit.models import Rectification
from recruitment.vetting.models import RoundDepartment

from ..models import WorkItem
from ..templatetags.official import cited


@dataclass(frozen=True, slots=True)
class LastDay:
    uid: str
    """The same for the same thing, however often the calendar is fetched."""
    since: datetime
    on: date
    what: str
    article: str = ""


def of_step(item: WorkItem) -> LastDay:
    what = gettext("到期：{step}（案卷 {case}）").format(step=item.get_step_display(), case=item.case_id)
    return LastDay(f"item-{item.pk}", item.opened_at, item.due_on, what, cited(item.due_article))


def of_reply(part: RoundDepartment) -> LastDay:
    what = gettext("到期：部门联审（{round}）").format(round=part.round.code)
    return LastDay(f"reply-{part.pk}", _at_midnight(part.round.sent_on), part.round.due_on, what)


def of_rectification(row: Rectification) -> LastDay:
    what = gettext("到期：督查整改（案卷 {case}）").format(case=row.finding.item.case_id)
    return LastDay(f"rectification-{row.pk}", _at_midnight(row.letter.issued_on), row.due_on, what)


def _at_midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def calendar_of(title: str, days: Iterable[LastDay]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//recruitment//due dates//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for day in days:
        calendar.add_component(_event(day))
    return calendar.to_ical()


def _event(day: LastDay) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@recruitment")
    event.add("dtstamp", day.since)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(1))
    event.add("summary", day.what)
    event.add("description", day.article)
    event.add("transp", "TRANSPARENT")
    return event
