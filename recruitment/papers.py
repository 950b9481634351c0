"""The 72 papers (材料) of a case (papers.csv), in archive order.

Required papers are those without which the regulation or the flow cannot work; the others are common local
items. Five kinds go into the personal file (细则(2014) 第三十七条, 细则(2026) 第三十六条).
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from .steps import Step
from .terms import Term

FIVE_NATIONAL = (
    "membership_form",
    "application_letter",
    "vetting_conclusion",
    "conversion_application",
    "examination_register",
)


@dataclass(frozen=True, slots=True)
class Paper(Term):
    number: int
    key: str
    step: Step
    zh: str
    en: str
    required: bool


def _read() -> dict[str, Paper]:
    with (Path(__file__).parent / "papers.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: Paper(
                int(row["number"]),
                row["key"],
                Step(row["step"]),
                row["zh"],
                row["en"],
                row["required"] == "yes",
            )
            for row in csv.DictReader(file)
        }


PAPERS = _read()
"""Key -> paper, in archive order."""

FROM_THE_APPLICANT = frozenset(
    (
        "application_letter",
        "id_card_copy",
        "thought_reports",
        "activist_training_certificate",
        "autobiography",
        "no_crime_proof",
        "training_certificate",
        "membership_form",
        "probation_thought_reports",
        "conversion_application",
    )
)
"""Papers that the person writes or brings; all others are the organisation's."""
