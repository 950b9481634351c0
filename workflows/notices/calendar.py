"""A calendar after RFC 5545: the last days of what waits, by the number of a case or round. No person is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils.timezone import make_aware, now
from django.utils.translation import gettext
from icalendar import Calendar, Event, Timezone

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
    calendar.add_component(Timezone.from_tzid(settings.TIME_ZONE))  # or one without days had no component (3.4)
    made_at = now()
    for day in days:
        calendar.add_component(_event(day, made_at))
    return calendar.to_ical()


def _event(day: LastDay, made_at: datetime) -> Event:
    """The stamp is that of this calendar (3.8.7.2): a programme that compares stamps takes a day that was put off."""
    event = Event()
    event.add("uid", f"{day.uid}@recruitment")
    event.add("dtstamp", made_at)
    event.add("created", day.since.astimezone(UTC))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(1))
    event.add("summary", day.what)
    event.add("description", day.article)
    event.add("transp", "TRANSPARENT")
    return event
