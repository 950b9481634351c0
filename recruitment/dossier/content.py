"""What a dossier says, as plain text in the order of its pages. The template only lays it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_SHORT, _PROSE = 28, 160
"""Two facts share a line up to 28 half-widths each; above 160 characters a fact is no longer set in a cell."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `known` is False where nobody recorded it."""

    label: str
    value: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    width: int
    """Per cent of the table: tables are of fixed layout, always."""
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    prose: tuple[Fact, ...] = ()
    """Long texts of the row, set across the table beneath it."""
    tone: str = ""
    """history, bad or doubt: how the row is tinted."""
    anchor: str = ""
    """The sheet to which the row belongs."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: tuple[Column, ...]
    rows: list[Row]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[bool, str]]]]:
        """Each row with its cells, and whether a cell is digits of a hash."""
        cells = [zip(self.columns, row.cells, strict=True) for row in self.rows]
        found = [[(column.mono and cell.isascii(), cell) for column, cell in line] for line in cells]
        return list(zip(self.rows, found, strict=True))


@dataclass(frozen=True, slots=True)
class Facts:
    """A group of facts: a table, and the long ones as prose beneath."""

    title: str
    facts: list[Fact]

    @property
    def lines(self) -> list[list[Fact]]:
        """The lines of the table: short facts in pairs, the others alone."""
        lines: list[list[Fact]] = []
        for fact in self.facts:
            if _is_prose(fact):
                continue
            if lines and len(lines[-1]) == 1 and _is_short(fact) and _is_short(lines[-1][0]):
                lines[-1].append(fact)
            else:
                lines.append([fact])
        return lines

    @property
    def prose(self) -> list[Fact]:
        return [fact for fact in self.facts if _is_prose(fact)]


def _is_short(fact: Fact) -> bool:
    return sum(1 if ord(character) < 0x2E80 else 2 for character in fact.value) <= _SHORT


def _is_prose(fact: Fact) -> bool:
    return len(fact.value) > _PROSE or "\n" in fact.value


@dataclass(frozen=True, slots=True)
class Record:
    """One act: one attempt at a step."""

    title: str
    marks: tuple[str, ...]
    superseded: bool
    groups: list[Facts]
    """Both clocks, who, in which post, with what outcome and why; the step's own facts; the ballot."""
    tables: list[Table]


@dataclass(frozen=True, slots=True)
class Sheet:
    """分步记录: everything about one step."""

    anchor: str
    title: str
    stage: str
    records: list[Record]
    tables: list[Table]


@dataclass(frozen=True, slots=True)
class Dossier:
    number: str
    name: str
    branch: str
    cover: list[Fact]
    timeline: Table
    transfers: Table | None
    sheets: list[Sheet]
    findings: Table | None
    """What audits found, and how it was mended."""
    materials: Table
    materials_note: str
    lacking: Table | None
    """The papers that are missing though their steps are recorded."""
    journal: Table
    glossary: Table
    last_fact_at: datetime
    last_seq: int = 0
    """The journal entry that the extract ends with."""

    @property
    def dated(self) -> str:
        """The only date of the file: that of its last fact."""
        return self.last_fact_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Place = tuple[str, str, str]


def texts(dossier: Dossier) -> Iterator[Place]:
    """Every text of the dossier with the place and the label under which it stands."""
    yield from _facts("封面", dossier.cover)
    for sheet in dossier.sheets:
        for record in sheet.records:
            place = f"{sheet.title}，{record.title}"
            for group in record.groups:
                yield from _facts(place, group.facts)
            for table in record.tables:
                yield from _table(place, table)
        for table in sheet.tables:
            yield from _table(sheet.title, table)
    parts = (
        dossier.materials,
        dossier.lacking,
        dossier.timeline,
        dossier.transfers,
        dossier.findings,
        dossier.journal,
        dossier.glossary,
    )
    for table in filter(None, parts):
        yield from _table("全卷", table)
    yield "封面", "编号", dossier.number
    yield "材料目录", "说明", dossier.materials_note


def _facts(place: str, facts) -> Iterator[Place]:
    for fact in facts:
        yield place, str(fact.label), str(fact.value)


def _table(place: str, table: Table) -> Iterator[Place]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield place, f"{table.title}“{column.label}”", str(cell)
        yield from _facts(f"{place}，{table.title}", row.prose)
