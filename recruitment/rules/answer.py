"""The answer of `judge` as a document."""

from dataclasses import replace
from datetime import date

from .book import Book
from .case import Case
from .judgement import judge, not_in_force
from .verdict import UNKNOWN, Verdict


def answer_of(name: str, case: Case, book: Book, *, every_rule: bool = False, alone: bool = False) -> dict:
    """What `judge` says of the file `name`; with `every_rule`, each rule's answer under "verdicts".

    `alone`: nothing but this person's case is known, so that a rule about many people has no answer.
    """
    judgement = judge(book, case, met_too=every_rule)
    if alone:
        judgement.verdicts = [_of_one_person(verdict) for verdict in judgement.verdicts]
    document = {
        "file": name,
        "level": judgement.level,
        "state": judgement.state.value,
        "findings": [_finding(verdict) for verdict in judgement.findings],
        "unknown": _unknown(judgement.verdicts),
        "computed": {key: _plain(value) for key, value in judgement.computed.items()},
    }
    if every_rule:
        document["verdicts"] = [_finding(verdict) | {"answer": verdict.answer.value} for verdict in judgement.verdicts]
        document["not_in_force"] = [rule.id for rule in not_in_force(book, case)]
    return document


def _of_one_person(verdict: Verdict) -> Verdict:
    """A rule about many people is unknown in the file of one, whatever the file says of it."""
    if not verdict.rule.of_many or verdict.answer is UNKNOWN:
        return verdict
    return replace(verdict, answer=UNKNOWN, needs=verdict.rule.needs)


def _finding(verdict: Verdict) -> dict:
    return {
        "rule": verdict.rule.id,
        "effect": verdict.rule.effect.value,
        "kind": verdict.rule.kind.value,
        "edition": str(verdict.edition.value),
        "citation": verdict.citation,
        "on": _plain(verdict.on),
        "message": verdict.message("zh"),
        "message_en": verdict.message("en"),
    }


def _unknown(verdicts: list[Verdict]) -> list[dict]:
    needs: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.answer is UNKNOWN:
            known = needs.setdefault(verdict.rule.id, [])
            known += [name for name in verdict.needs if name not in known] if known else verdict.needs
    return [{"rule": rule, "needs": names} for rule, names in needs.items()]


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value
