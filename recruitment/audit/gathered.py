"""A full case as the checks see it: the facts of the rule book, and beside them what only the file and history know."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ..cases.stored import ADVANCING
from ..outcomes import State
from ..rules.case import Case as RuleCase
from ..rules.facts import Act
from ..steps import Step

LEFT = frozenset(
    (
        State.WITHDRAWN,
        State.CLOSED,
        State.LAPSED,
        State.CANCELLED,
        State.NOT_RECOGNISED,
        State.TRANSFERRED_OUT,
        State.SUSPENDED,
        State.DECEASED,
    )
)
"""States in which no limit runs."""


@dataclass(slots=True)
class ActRow:
    """What is stored of an act beside its facts."""

    pk: int
    step: str
    happened_on: date | None
    recorded_at: datetime
    outcome: str
    attested: bool
    recorded_by: int
    facts: Act

    @property
    def claimed(self) -> bool:
        """Whether it was recorded as carrying the case on; a vote that failed is a fact and no finding."""
        return self.outcome in ADVANCING


@dataclass(slots=True)
class PaperRow:
    pk: int
    key: str
    version: int
    sha256: str
    dated_on: date | None
    received_on: date | None
    signers: str
    stamped: bool | None
    reason: str
    """Why there is none."""
    agreed: bool | None
    """What the committee answered to the reason; None: not yet."""


@dataclass(slots=True)
class EntryRow:
    pk: int
    step: str
    kind: str
    on: date
    opinion: str
    attested: bool


@dataclass(slots=True)
class MembershipRow:
    status: str
    suspended: bool
    valid_from: date
    valid_until: date | None
    recorded_at: datetime

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or self.valid_until > day)


@dataclass(slots=True)
class Gathered:
    """`acts` are those that stand, by step; `papers` by kind, oldest version first."""

    pk: int
    person: int
    name: str
    sex: str
    birth_date: date | None
    identity_number: str
    unit: int
    profile: str
    state: str
    known: RuleCase
    acts: dict[Step | str, list[ActRow]] = field(default_factory=dict)
    rows: dict[int, ActRow] = field(default_factory=dict)
    entries: list[EntryRow] = field(default_factory=list)
    papers: dict[str, list[PaperRow]] = field(default_factory=dict)
    standing: list[MembershipRow] = field(default_factory=list)
    roster: list[MembershipRow] = field(default_factory=list)
    """Full members of the branch over time."""

    @property
    def as_of(self) -> date:
        return self.known.as_of

    def last(self, step: Step | str) -> ActRow | None:
        """The last act of `step` that carried the case on."""
        return next((row for row in reversed(self.acts.get(step, ())) if row.claimed), None)

    def claimed(self) -> list[ActRow]:
        return [row for rows in self.acts.values() for row in rows if row.claimed]

    def row_of(self, facts: Act | None) -> ActRow | None:
        return self.rows.get(id(facts)) if facts is not None else None

    @property
    def keeps_papers(self) -> bool:
        """Whether the papers of this case are in the system, so that one that is not there is missing."""
        return any(row.sha256 for rows in self.papers.values() for row in rows)

    def paper(self, key: str) -> PaperRow | None:
        """The latest version of a paper."""
        rows = self.papers.get(key)
        return rows[-1] if rows else None
