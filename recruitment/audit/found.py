"""What a check has found: a code, and the evidence in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..rules.editions import Edition, edition_on
from ..rules.verdict import Verdict, spoken
from .catalogue import CODES


@dataclass(frozen=True, slots=True)
class Found:
    """`evidence` names what to look at: "act:17", "paper:4", "entry:9", or "" where it is the absence of a thing."""

    code: str
    zh: str
    en: str
    step: str = ""
    rule: str = ""
    citation: str = ""
    on: date | None = None
    evidence: str = ""
    severity: str = ""

    @property
    def key(self) -> str:
        """The same finding of a later run has the same key."""
        return f"{self.code} {self.rule} {self.step} {self.evidence}"


def found(code: str, zh: str, en: str, *, step: str = "", on: date | None = None, evidence: str = "", **figures):
    """A finding of one of our own checks; the sentences take the figures by name, `on` among them."""
    known = CODES[code]
    figures["on"] = on
    said = [
        text.format_map({name: spoken(value, language) for name, value in figures.items()})
        for text, language in ((zh, "zh"), (en, "en"))
    ]
    edition = edition_on(on) if on else Edition.E2026
    return Found(code, *said, step or known.step, "", known.citation(edition), on, evidence, known.severity)


def from_verdict(code: str, verdict: Verdict, step: str, evidence: str, severity: str = "") -> Found:
    """A finding that the rule book says already."""
    return Found(
        code,
        verdict.message("zh"),
        verdict.message("en"),
        step,
        verdict.rule.id,
        verdict.citation,
        verdict.on,
        evidence,
        severity or CODES[code].severity,
    )


Findings = Iterator[Found]
