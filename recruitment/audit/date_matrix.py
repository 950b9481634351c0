"""材料时间逻辑表 (date_matrix.csv): which paper or act may not be dated after which, across all papers of a person."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..papers import PAPERS
from ..steps import Step
from .gathered import Gathered


@dataclass(frozen=True, slots=True)
class Place:
    """One day on file: paper:KEY (the day a paper bears), step:NAME (an act), begun:NAME (its first day)."""

    kind: str
    key: str

    @property
    def zh(self) -> str:
        return f"《{PAPERS[self.key].zh}》" if self.kind == "paper" else f"“{Step(self.key).zh}”"

    @property
    def en(self) -> str:
        return PAPERS[self.key].en if self.kind == "paper" else Step(self.key).en

    def day(self, case: Gathered) -> date | None:
        if self.kind == "paper":
            paper = case.paper(self.key)
            return paper.dated_on if paper else None
        row = case.last(Step(self.key))
        if row is None:
            return None
        return row.facts.begun if self.kind == "begun" else row.facts.done


@dataclass(frozen=True, slots=True)
class Line:
    earlier: Place
    later: Place
    same_day: bool
    code: str

    def broken(self, case: Gathered) -> tuple[date, date] | None:
        """The two days, where they contradict each other."""
        first, second = self.earlier.day(case), self.later.day(case)
        if first is None or second is None:
            return None
        wrong = first != second if self.same_day else first > second
        return (first, second) if wrong else None


def _read() -> tuple[Line, ...]:
    with (Path(__file__).parent / "date_matrix.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Line(
                Place(*row["earlier"].split(":")),
                Place(*row["later"].split(":")),
                row["relation"] == "same_day",
                row["code"],
            )
            for row in csv.DictReader(file)
        )


LINES = _read()
