"""Stages 1 and 2: contacts, reports and the opinions in the register."""

from itertools import pairwise

from ...cases.models import Entry
from ...rules.calendar import DAY
from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered

_SHORTCOMING = ("不足", "缺点", "有待", "不够", "还需", "仍需", "需要进一步", "需进一步", "需要加强", "需加强", "改进")
"""An opinion that names none of these knows no shortcoming."""


def check(case: Gathered) -> Findings:
    yield from _same_contact(case)
    yield from _reports(case)
    yield from _opinions(case)


def _same_contact(case: Gathered) -> Findings:
    row = case.last(Step.ASSIGN_CULTIVATION_CONTACTS)
    names = [contact.name for contact in (row.facts.contacts or ())] if row else []
    if doubled := next((name for name in names if name and names.count(name) > 1), None):
        yield found(
            "A11",
            "培养联系人{name}写了两次，是同一人。",
            "Contact {name} is named twice: one and the same person.",
            on=row.happened_on,
            evidence=f"act:{row.pk}",
            name=doubled,
        )


def _reports(case: Gathered) -> Findings:
    row = case.last(Step.CULTIVATION_AND_EXAMINATION)
    decision = case.last(Step.RECOMMEND_AND_DETERMINE_ACTIVIST)
    days = sorted(row.facts.thought_reports_on or ()) if row else []
    if not days:
        return
    evidence = f"act:{row.pk}"
    if decision and decision.happened_on and days[0] < decision.happened_on:
        zh = "思想汇报{on}，早于确定为入党积极分子（{decided}）。"
        en = "A thought report is dated {on}, before the person became an activist on {decided}."
        yield found("A19", zh, en, on=days[0], evidence=evidence, decided=decision.happened_on)
        return
    for earlier, later in pairwise(days):
        if later - earlier <= DAY:
            zh, en = "思想汇报{first}与{second}只隔一天。", "Thought reports of {first} and {second} are a day apart."
            yield found("A19", zh, en, on=later, evidence=evidence, first=earlier, second=later)
            return


def _opinions(case: Gathered) -> Findings:
    written = [e for e in case.entries if e.kind == Entry.Kind.EXAMINATION and not e.attested]
    for entry in written:
        if not entry.opinion.strip():
            zh, en = "{day}的考察记录没有写意见。", "The examination of {day} carries no opinion."
            yield found("A20", zh, en, step=entry.step, on=entry.on, evidence=f"entry:{entry.pk}", day=entry.on)
    told = [entry for entry in written if entry.opinion.strip()]
    if told and not any(word in entry.opinion for entry in told for word in _SHORTCOMING):
        zh, en = "{count}条考察意见只有优点，没有写不足。", "{count} opinions praise only and name no shortcoming."
        yield found("A20", zh, en, step=told[0].step, on=told[-1].on, evidence="opinions", count=len(told))
