"""What a person would type into the form of a step to state given facts."""

from dataclasses import fields, is_dataclass
from datetime import date

from recruitment.cases.models import Act
from workflows.models import WorkItem
from workflows.step_pages.fields import NONE
from workflows.step_pages.questions import NOT_ASKED, questions_of

_AGENDA = ("candidate_report", "introducers", "committee_report", "discussion", "ballot")


def day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def plain(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return list(value) or [NONE]
    return str(value)


def typed(step, facts, members=()) -> dict:
    """The fields of the form, as a browser would post them."""
    asked = {question.fact: question.how for question in questions_of(step)}
    found: dict = {}
    for item in fields(facts):
        value = getattr(facts, item.name)
        if not item.init or value is None:
            continue
        if is_dataclass(value):
            found |= _record(item.name, value, asked)
        elif isinstance(value, list) and value and is_dataclass(value[0]):
            for number, one in enumerate(value):
                found |= _record(item.name, one, asked, number)
        elif item.name == "exclusions":
            found["exclusions-none"] = "on"
        elif item.name == "introducer_opinions_on":
            found |= {f"{item.name}-{n}": day(on) for n, on in enumerate(value)}
        elif item.name == "departments_missing":
            found[item.name] = "、".join(value) or "无"
        elif asked.get(item.name) == "ordered":
            found |= {f"{item.name}-{w}": str(value.index(w) + 1) if w in value else "0" for w in _AGENDA}
        elif asked[item.name] not in NOT_ASKED:
            found[item.name] = plain(value)
    group = "contacts" if "contacts.name" in asked else "introducers"
    return found | {f"{group}-{n}-member": str(person.pk) for n, person in enumerate(members)}


def _record(group: str, record, asked: dict, number: int | None = None) -> dict:
    place = group if number is None else f"{group}-{number}"
    return {
        f"{place}-{item.name}": plain(value)
        for item in fields(record)
        if (value := getattr(record, item.name)) is not None and asked[f"{group}.{item.name}"] not in NOT_ASKED
    }


def page_of(case, step) -> str:
    return f"/cases/{case.pk}/steps/{step}/"


def seen(case, step) -> dict:
    """The hidden fields of the page as it is served now."""
    item = WorkItem.objects.get(case=case, step=step, closed_at__isnull=True)
    latest = Act.objects.filter(case=case).order_by("-pk").first()
    return {"attempt": str(item.attempt), "seen": str(latest.pk if latest else 0)}
