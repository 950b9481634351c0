"""A journal entry in the language of the page. Names of people and units stand as they were written."""

import json

from recruitment.cases.models import JOINT_VETTING, Entry
from recruitment.chinese import in_tongue
from recruitment.journal.actions import ACTIONS
from recruitment.journal.models import JournalEntry
from recruitment.outcomes import State
from recruitment.papers import PAPERS
from recruitment.steps import Stage, Step

from .amended import amended_label, amended_value
from .names import named_outcome, named_step

_PAPERS = {paper.zh: paper for paper in PAPERS.values()}


def said(entry: JournalEntry) -> str:
    facts = json.loads(entry.details)
    action = ACTIONS.get(entry.action)
    if action is None or not action.needs <= set(facts):  # from before its word was given up: still readable
        return f"{entry.action} {entry.details}"
    return in_tongue(action.zh, action.en).format_map({name: _value(name, facts) for name in facts})


def _value(name: str, facts: dict):
    value = facts[name]
    try:
        return _READ[name](value, facts) if name in _READ else value
    except (KeyError, ValueError):
        return value  # no word of the procedure: as it was written


def _step(value, facts):
    return (named_step(value) if value == JOINT_VETTING else Step(value)).label


_READ = {
    "step": _step,
    "outcome": lambda value, facts: named_outcome(facts["step"], value).label,
    "from_state": lambda value, facts: State(value).label,
    "to_state": lambda value, facts: State(value).label,
    "stage": lambda value, facts: Stage(value).label,
    "kind": lambda value, facts: Entry.Kind(value).label,
    "material": lambda value, facts: _PAPERS[value].label,
    "field": lambda value, facts: amended_label(facts["fact"]),
    "old": lambda value, facts: amended_value(value) if "fact" in facts else value,
    "new": lambda value, facts: amended_value(value) if "fact" in facts else value,
}
