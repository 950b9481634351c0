"""Stored values as an official writes them. Moments are those of the district's clock, whoever asks."""

import json
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

from ..cases.amended_text import in_words
from ..cases.models import DETAILS, JOINT_VETTING, Act, Ballot, Entry
from ..cases.places import named
from ..journal.actions import sentence
from ..journal.models import JournalEntry
from ..organisation.roles import Role
from ..outcomes import OUTCOMES
from ..papers import PAPERS
from ..people.models import MemberStatus
from ..rules.vocabulary import WORDS
from ..steps import Step
from .content import Fact

NOT_RECORDED = "未记载"
JOINT_VETTING_TITLE = "联审"
_JOINT_VETTING_OUTCOMES = {"forward": "完成", "objection": "有异议", "pass": "合格", "fail": "不合格"}
ANSWERS = {"met": "符合", "not_met": "不符合", "unknown": "尚不清楚", "not_in_force": "不适用"}
EFFECTS = {"block": "刚性", "warn": "提醒", "info": "参考"}


def day(value: date | None) -> str:
    """2026-03-17, for tables."""
    return value.isoformat() if value else "—"


def long_day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """2026-03-17 09:05:12"""
    return value.astimezone(ZoneInfo(settings.TIME_ZONE)).strftime("%Y-%m-%d %H:%M:%S")


def editions(years: list[int]) -> str:
    """《中国共产党发展党员工作细则》2014年版、2026年版"""
    return "《中国共产党发展党员工作细则》" + ("、".join(f"{year}年版" for year in years) or NOT_RECORDED)


def who(user: User | None) -> str:
    if user is None:
        return "系统"
    return f"{user.last_name}{user.first_name}" or user.get_username()


def truth(value: bool | None) -> str:
    return "—" if value is None else "是" if value else "否"


def word(value: str | None) -> str:
    """A word of the vocabulary, or a paper's key, by its Chinese name."""
    if not value:
        return "—"
    if value in WORDS:
        return WORDS[value][0]
    return PAPERS[value].zh if value in PAPERS else value


def words(values: list[str] | None) -> str:
    return "—" if values is None else "、".join(map(word, values)) or "无"


def number(value: int | None) -> str:
    return "—" if value is None else str(value)


def choice(row: models.Model, column: str) -> str:
    """The label of a chosen value."""
    return str(getattr(row, f"get_{column}_display")()) or "—"


def fact(column: models.Field, value) -> Fact:
    """A column of a row, under its official name."""
    label = str(column.verbose_name)
    if value is None or value == "":
        return Fact(label, NOT_RECORDED, known=False)
    return Fact(label, _spoken(column, value))


def _spoken(column: models.Field, value) -> str:
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, list):
        return words(value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return str(value)


def step_title(step: str) -> str:
    """第3步　推荐和确定入党积极分子"""
    return JOINT_VETTING_TITLE if step == JOINT_VETTING else f"第{Step(step).number}步　{Step(step).zh}"


def outcome(step: str, key: str) -> str:
    if step == JOINT_VETTING:
        return _JOINT_VETTING_OUTCOMES.get(key, word(key))
    found = OUTCOMES[Step(step)].get(key)
    return found.zh if found else key


@cache
def _columns(step: str) -> dict[str, models.Field]:
    key = step if step == JOINT_VETTING else Step(step)
    return {column.name: column for column in DETAILS[key]._meta.concrete_fields}


def amended(step: str, field: str, text: str) -> tuple[str, str]:
    """The label and the value of an amended fact. Both are stored as text, the field as case files name it."""
    group, _, name = field.rpartition(".")
    columns = {column.name: column for column in Ballot._meta.concrete_fields} if group == "ballot" else _columns(step)
    name = "happened_on" if name == "on" else name
    column = Act._meta.get_field(name) if name == "happened_on" else columns.get(name)
    label = str(column.verbose_name) if column and group in ("", "ballot") else named(field, "zh")
    return label, in_words(text, word, lambda fact: named(fact, "zh"))


_ENTRY_WORDS = {Role: ("role",), MemberStatus: ("status",), Entry.Kind: ("kind",)}


def journal_sentence(entry: JournalEntry) -> str:
    """What an entry of the journal says, with the words of its details as an official writes them."""
    details = json.loads(entry.details)
    step = details.get("step", "")
    for choices, names in _ENTRY_WORDS.items():
        for name in names:
            if details.get(name) in choices.values:
                details[name] = str(choices(details[name]).label)
    if "material" in details:
        details["material"] = word(details["material"])
    if "field" in details and step:
        details["field"], _ = amended(step, details["field"], "")
        details["old"], details["new"] = (amended(step, "", str(details[name]))[1] for name in ("old", "new"))
    elif "fact" in details:
        details |= {name: in_words(details[name], word, lambda fact: named(fact, "zh")) for name in ("old", "new")}
    if step == JOINT_VETTING:
        details["outcome"] = outcome(step, details.get("outcome", ""))
        details["step"] = JOINT_VETTING_TITLE
    return sentence(entry.action, json.dumps(details))
