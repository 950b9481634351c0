"""The whole rule book: every rule by id, and which of them a profile puts in force in which edition."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from ..steps import Step
from . import chapters, profile
from .editions import Edition
from .profile import Profile
from .rule import JOINT_VETTING, Clock, Precondition, Rule
from .verdict import Finding, Kind


def _collect() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for module in sorted(pkgutil.iter_modules(chapters.__path__), key=lambda m: m.name):
        for value in vars(importlib.import_module(f"{chapters.__name__}.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Rule) and "id" in value.__dict__:
                if type(found.get(value.id)) not in (type(None), value):
                    raise ImportError(f"two rules bear the id {value.id}")
                found[value.id] = value()
    return found


RULES: dict[str, Rule] = _collect()

_Table = dict[tuple[Edition, Step | str], tuple[Rule, ...]]
Question = tuple[Rule, tuple[str, ...], Callable[..., Finding]]
"""A rule, what it needs to know of the act, and its check: at hand, for it is asked thousands of times a second."""


class Book:
    """The rules that a profile puts in force."""

    def __init__(self, chosen: Profile):
        self.profile = chosen
        self.figures = chosen.figures
        in_force = [r for r in RULES.values() if r.kind is Kind.NATIONAL or r.id in chosen.local_rules]
        self.questions: dict[tuple[Edition, Step | str], tuple[Question, ...]] = {
            (edition, act): tuple((r, r.needs, r.check) for r in in_force if r.act == act and edition in r.editions)
            for edition in Edition
            for act in (*Step, JOINT_VETTING)
        }
        self._out_of_force: _Table = {
            (edition, act): tuple(r for r in in_force if r.act == act and edition not in r.editions)
            for edition in Edition
            for act in (*Step, JOINT_VETTING)
        }
        self.requirements = {act: _requirements(act, chosen) for act in (*Step, JOINT_VETTING)}
        """Step -> what it depends on, and whether that must lie before it."""
        self.clocks = {
            step: tuple(r for r in in_force if isinstance(r, Clock) and r.act == step)
            for step in (*Step, JOINT_VETTING)
        }
        self.every_clock = tuple(rule for clocks in self.clocks.values() for rule in clocks)
        self.on_moves = tuple(r for r in in_force if r.of_moves)

    def rules_out_of_force(self, act: Step | str, edition: Edition) -> tuple[Rule, ...]:
        return self._out_of_force[edition, act]


def _requirements(act: Step | str, chosen: Profile) -> tuple[tuple[Step | str, bool], ...]:
    preconditions = (r for r in RULES.values() if isinstance(r, Precondition) and r.act == act)
    required = tuple((step, step in rule.in_order) for rule in preconditions for step in rule.requires)
    if act is Step.CENTRALIZED_TRAINING and chosen.joint_vetting_required:
        required = (*required, (JOINT_VETTING, False))
    return required


@cache
def book(name: str) -> Book:
    """The rule book under the shipped profile `name`."""
    return Book(profile.read(profile.path_of(name), RULES))


def book_from(path: Path) -> Book:
    """The rule book under a profile in a file of one's own."""
    return Book(profile.read(path, RULES))
