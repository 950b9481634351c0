"""What the form of a step asks, in the words and the order of the official form (forms.csv, which an officer edits).

`how` says where a fact comes from: asked (also as a month, in order, of papers), taken from the register, or entered
in its own time while the step is open.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from recruitment.rules.facts import ACTS
from recruitment.terms import Term, label

REGISTER, ENTRIES = "register", "entries"
NOT_ASKED = (REGISTER, ENTRIES)


@dataclass(frozen=True, slots=True)
class Question(Term):
    fact: str
    """Path of the fact: listed_on, ballot.in_favour, introducers.consented."""
    how: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str

    @property
    def hint(self) -> str:
        return label(self.hint_zh, self.hint_en)

    @property
    def group(self) -> str:
        """ballot of ballot.in_favour; "" for a fact that stands by itself."""
        head, dot, _ = self.fact.partition(".")
        return head if dot else ""

    @property
    def name(self) -> str:
        return self.fact.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Section(Term):
    zh: str
    en: str
    questions: list[Question] = field(default_factory=list)


def _read() -> dict[str, list[Section]]:
    forms: dict[str, list[Section]] = {str(step): [] for step in ACTS}
    with (Path(__file__).parent / "forms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            step = row.pop("step")
            if row["fact"]:
                forms[step][-1].questions.append(Question(**row))
            else:
                forms[step].append(Section(row["zh"], row["en"]))
    return forms


FORMS = _read()
"""Step (or the joint vetting) -> the sections of its form."""


def questions_of(step: str) -> list[Question]:
    return [question for section in FORMS[str(step)] for question in section.questions]
