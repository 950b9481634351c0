"""What a rule that is met went by, in words (grounds_of_the_met.csv).

What is broken is told by the rule's own sentence; here stand the days and counts behind a "met", so that whoever
signs need not take it on trust. Of several lines of a rule the first speaks whose figures are all there; the line
of "*" is that of the clocks.
"""

import csv
from pathlib import Path
from string import Formatter
from typing import NamedTuple


class Sentence(NamedTuple):
    zh: str
    en: str
    names: frozenset[str]


def _read() -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    with (Path(__file__).parent / "grounds_of_the_met.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = frozenset(name for _, name, _, _ in Formatter().parse(row["zh"]) if name)
            found.setdefault(row["id"], []).append(Sentence(row["zh"], row["en"], names))
    return found


SENTENCES = _read()


def grounds_of(rule: str, figures: dict) -> Sentence | None:
    """The sentence that names these figures; None where there is nothing to name."""
    known = {name for name, value in figures.items() if value is not None}
    return next((each for each in SENTENCES.get(rule, SENTENCES["*"]) if each.names <= known), None)
