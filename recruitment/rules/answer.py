"""The answer of `judge` as a document."""

from datetime import date

from .book import Book
from .case import Case
from .judgement import judge, not_in_force
from .verdict import UNKNOWN, Verdict


def answer_of(name: str, case: Case, book: Book, *, every_rule: bool = False) -> dict:
    """What `judge` says of the file `name`; with `every_rule`, each rule's answer under "verdicts"."""
    judgement = judge(book, case, met_too=every_rule)
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
