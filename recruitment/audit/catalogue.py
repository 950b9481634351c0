"""The 76 findings (catalogue.csv): code, kind, severity, sentence, article, how it is usually mended.

`rules` names the rules of the rule book whose answer is this finding:

    S01-AGE18               the rule is not met
    S03-RECOMMEND?          not met, or the facts to answer it are not on record
    S07-PRE:year            not met, and it speaks this sentence of its own (several: a|b; all but one: !a; the usual
                            one: nothing after the colon)
    S12-PRE:order@oath      the order with this earlier step is broken
    S17-WRITE=stamp         this word is among what is lacking
"""

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ..rules.book import RULES
from ..rules.editions import Edition, citation
from ..rules.verdict import Answer, Verdict
from ..steps import Step
from ..terms import Term

_STEPS = frozenset(map(str, Step))


class Kind(StrEnum):
    MACHINE = "machine"
    MIXED = "mixed"
    HUMAN = "human"

    @property
    def zh(self) -> str:
        return {"machine": "机器核查", "mixed": "机器提示，人工认定", "human": "人工核查"}[self]


@dataclass(frozen=True, slots=True)
class Source:
    """A rule whose answer is the finding, as far as these conditions go."""

    rule: str
    says: frozenset[str] | None
    but: frozenset[str]
    earlier: str
    lacking: str
    unknown_too: bool

    def speaks(self, verdict: Verdict) -> bool:
        if verdict.answer is Answer.UNKNOWN:
            return self.unknown_too and not _STEPS.issuperset(verdict.needs)  # another step is what is wrong
        if verdict.answer is not Answer.NOT_MET:
            return False
        figures = verdict.figures
        say = figures.get("say") or ""
        if (self.says is not None and say not in self.says) or say in self.but:
            return False
        if self.earlier and figures.get("earlier") != self.earlier:
            return False
        return not self.lacking or self.lacking in figures.get("lacking", ())


@dataclass(frozen=True, slots=True)
class Code(Term):
    """One of the 76 findings."""

    code: str
    kind: Kind
    severity: str
    step: str
    sources: tuple[Source, ...]
    zh: str
    en: str
    article: str
    mending_zh: str
    mending_en: str

    def citation(self, edition: Edition = Edition.E2026) -> str:
        own = next((RULES[source.rule].article for source in self.sources), "")
        return citation(self.article or own, edition)


_SPEC = re.compile(r"([A-Z0-9-]+)(?::(!?)([a-z_|]*))?(?:@([a-z_0-9]+))?(?:=([a-z_]+))?(\?)?")


def _source(text: str) -> Source:
    found = _SPEC.fullmatch(text)
    if found is None or found[1] not in RULES:
        raise ValueError(f"catalogue.csv: {text}")
    rule, negated, says, earlier, lacking, unknown = found.groups()
    words = frozenset((says or "").split("|"))
    return Source(
        rule,
        None if says is None or negated else words,
        words if negated else frozenset(),
        earlier or "",
        lacking or "",
        bool(unknown),
    )


def _read() -> dict[str, Code]:
    with (Path(__file__).parent / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Code(
                row["code"],
                Kind(row["kind"]),
                row["severity"],
                row["step"],
                tuple(_source(text) for text in row["rules"].split()),
                row["zh"],
                row["en"],
                row["article"],
                row["mending_zh"],
                row["mending_en"],
            )
            for row in csv.DictReader(file)
        }


CODES = _read()
"""Code -> finding, A01 to A76."""

SEVERITIES = {
    "S1": ("影响党员身份的效力", "affects the validity of membership"),
    "S2": ("程序违规，须重新办理或由党委说明", "procedure broken: redo, or the committee explains"),
    "S3": ("记录不全，须补充", "record incomplete, to be supplemented"),
    "S4": ("形式问题", "an error of form"),
}


@cache
def by_rule() -> dict[str, tuple[tuple[Code, Source], ...]]:
    """Rule -> the findings that its answer may be."""
    found: dict[str, list] = {}
    for code in CODES.values():
        for source in code.sources:
            found.setdefault(source.rule, []).append((code, source))
    return {rule: tuple(pairs) for rule, pairs in found.items()}


__all__ = ["CODES", "SEVERITIES", "Code", "Kind", "Source", "by_rule"]
