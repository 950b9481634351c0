"""A calendar after RFC 5545: the last day of each open step, by the number of its case. No person is named."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext
from icalendar import Calendar, Event

from ..models import WorkItem


def calendar_of(title: str, items: Iterable[WorkItem]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//recruitment//due dates//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for item in items:
        calendar.add_component(_event(item))
    return calendar.to_ical()


def _event(item: WorkItem) -> Event:
    event = Event()
    event.add("uid", f"item-{item.pk}@recruitment")
    event.add("dtstamp", item.opened_at)
    event.add("dtstart", item.due_on)
    event.add("dtend", item.due_on + timedelta(1))
    event.add("summary", gettext("到期：{step}（案卷 {case}）").format(step=item.get_step_display(), case=item.case_id))
    event.add("description", item.due_article)
    event.add("transp", "TRANSPARENT")
    return event
