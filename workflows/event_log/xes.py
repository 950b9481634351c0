"""Passages as XES (IEEE 1849): written event by event, whatever the number of cases."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TextIO
from xml.sax.saxutils import quoteattr

from django.utils.timezone import make_aware

from .traces import Event, Passage

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value="name"/></global>
<global scope="event"><string key="concept:name" value="name"/></global>
<classifier name="Activity" keys="concept:name"/>
"""


def write(passages: Iterable[Passage], file: TextIO) -> int:
    """Write the log; returns how many passages."""
    count = 0
    file.write(_HEAD)
    for passage in passages:
        count += 1
        file.write("<trace>" + _string("concept:name", passage.name) + _string("case", str(passage.case)))
        file.write(f'<int key="stage" value="{passage.stage.value}"/>')
        file.write(f'<boolean key="complete" value="{str(passage.complete).lower()}"/>\n')
        for event in passage.events:
            file.write(_event(event))
        file.write("</trace>\n")
    file.write("</log>\n")
    return count


def _event(event: Event) -> str:
    """In the order in which it was recorded; `time:timestamp` is that moment, `happened_on` the day of the fact."""
    parts = [
        _string("concept:name", event.name),
        _string("org:resource", event.acting_as),
        _string("step", event.step),
        _string("outcome", event.outcome),
        f'<date key="time:timestamp" value="{event.at.isoformat()}"/>',
        f'<boolean key="attested" value="{str(event.attested).lower()}"/>',
    ]
    if event.on:
        parts.append(
            f'<date key="happened_on" value="{make_aware(datetime.combine(event.on, time.min)).isoformat()}"/>'
        )
    return "<event>" + "".join(parts) + "</event>\n"


def _string(key: str, value: str) -> str:
    return f"<string key={quoteattr(key)} value={quoteattr(value)}/>"
