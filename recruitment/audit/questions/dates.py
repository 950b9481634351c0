"""The dates of one person side by side: acts and papers, and the lines of the date matrix that they break."""

from dataclasses import dataclass
from datetime import date

from ...papers import PAPERS
from ...steps import Step
from ..date_matrix import LINES
from ..gathered import Gathered


@dataclass(frozen=True, slots=True)
class Row:
    step: Step
    begun: date | None
    done: date | None
    recorded_on: date | None
    attested: bool
    papers: list[tuple[str, date | None, bool]]
    """Name, the day it bears, whether it contradicts another."""


def date_rows(case: Gathered) -> list[Row]:
    broken = {place.key for line in LINES if line.broken(case) for place in (line.earlier, line.later)}
    rows = []
    for step in Step:
        act = case.last(step)
        papers = [
            (PAPERS[key].label, versions[-1].dated_on, key in broken)
            for key, versions in case.papers.items()
            if PAPERS[key].step is step and versions[-1].sha256
        ]
        if act is not None or papers:
            begun, done = (act.facts.begun, act.facts.done) if act else (None, None)
            recorded = act.recorded_at.date() if act else None
            rows.append(Row(step, begun, done, recorded, bool(act and act.attested), papers))
    return rows
