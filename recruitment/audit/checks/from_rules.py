"""What the rule book says already: its answers under the codes of the catalogue."""

from dataclasses import replace

from ...cases.models import Entry
from ...rules.calendar import DAY, add_months
from ...rules.judgement import judge
from ...rules.periods import first_missing
from ...rules.verdict import Answer, Verdict
from ..catalogue import by_rule
from ..found import Findings, found, from_verdict
from ..gathered import LEFT, Gathered
from ..sieve_book import sieve_book

_MONTHS_WITHOUT_REASON = 3
"""A65: a conversion later than this; the rule itself speaks from the first month on."""


def check(case: Gathered) -> Findings:
    judgement = judge(sieve_book(case.profile), case.known, met_too=False)
    capped = any(verdict.rule.id == "S17-6M" and verdict.answer is Answer.NOT_MET for verdict in judgement.verdicts)
    for verdict in judgement.verdicts:
        named = by_rule().get(verdict.rule.id)
        if named is None or not _concerns(case, verdict):
            continue
        if verdict.act is None and "examined_on" in verdict.rule.needs:
            yield from _examinations_so_far(case, verdict, named[0][0].code)
            continue
        if verdict.rule.id == "S17-3M" and capped:
            continue  # beyond six months the three are said with them
        row = case.row_of(verdict.act)
        for code, source in named:
            if source.speaks(verdict) and (code.code != "A65" or _without_reason(verdict, case)):
                severity = "S1" if verdict.rule.id == "S17-6M" else ""
                yield from_verdict(code.code, verdict, str(verdict.rule.act), f"act:{row.pk}" if row else "", severity)


def _concerns(case: Gathered, verdict: Verdict) -> bool:
    """A vote that failed was recorded as failed; a limit does not run in a case that was left."""
    if verdict.act is None:
        return case.state not in LEFT
    row = case.row_of(verdict.act)
    return row is None or row.claimed


def _examinations_so_far(case: Gathered, verdict: Verdict, code: str) -> Findings:
    """The step is open and has no act yet: its entries are what the duty that comes round again is held against."""
    step, figures, since = verdict.rule.step, sieve_book(case.profile).figures, verdict.figures["since"]
    days = [e.on for e in case.entries if e.step == step.value and e.kind == Entry.Kind.EXAMINATION]
    months, grace = figures[verdict.rule.months], figures["examination_grace_days"]
    if missing := first_missing(days, since, months, case.as_of - grace * DAY, grace):
        number, due = missing
        zh, en = "第{number}次考察应于{on}进行，没有记录。", "Examination {number}, due on {on}, is not on record."
        told = found(code, zh, en, step=step.value, on=due, number=number)
        yield replace(told, rule=verdict.rule.id, citation=verdict.citation)


def _without_reason(verdict: Verdict, case: Gathered) -> bool:
    figures = verdict.figures
    if "expiry" in figures:
        return figures["on"] > add_months(figures["expiry"], _MONTHS_WITHOUT_REASON)
    return case.as_of > add_months(figures["deadline"], _MONTHS_WITHOUT_REASON - 1)
