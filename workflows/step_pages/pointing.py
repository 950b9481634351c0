"""Where on the form a rule points: the fields whose facts it went by."""

from collections.abc import Iterable

from recruitment.rules.verdict import Verdict

_DAYS = ("on", "listed_on", "concluded_on", "ended_on", "closed_on")
_SPOKEN = {
    "collected": ("ballot-in_favour", "ballot-against", "ballot-abstained", "ballot-invalid"),
    "written": ("ballot-written_in_favour", "ballot-written_against"),
    "deadline": _DAYS,
    "since": _DAYS,
    "start": _DAYS,
    "earlier": _DAYS,
    "missing": _DAYS,
}
"""Figures of a sentence -> the fields behind them."""


def fields_of(verdict: Verdict, names: Iterable[str]) -> list[str]:
    """The fields among `names` that the verdict is about, the nearest first."""
    known = list(names)
    found: list[str] = []
    for word in _words(verdict):
        found += [name for name in _named(word, known) if name not in found]
    return found


def _words(verdict: Verdict) -> Iterable[str]:
    yield from verdict.needs
    lacking = verdict.figures.get("lacking")
    if isinstance(lacking, list | tuple):
        yield from map(str, lacking)
    yield from verdict.rule.needs
    for figure in verdict.figures:
        yield from _SPOKEN.get(figure, (figure,))


def _named(word: str, names: list[str]) -> list[str]:
    """on; ballot.present -> ballot-present; introducers.0.consented -> introducers-0-consented."""
    parts = word.split(".")
    path = "-".join(parts)
    if path in names:
        return [path]
    if len(parts) == 2 and not parts[1].isdigit():  # contacts.is_relative: of every row
        every = [name for name in names if name.startswith(f"{parts[0]}-") and name.endswith(f"-{parts[1]}")]
        if every:
            return every
    if len(parts) == 1:
        inside = [name for name in names if name.startswith(f"{path}-")] or [f"ballot-{path}"]
        return [name for name in inside if name in names][:1]
    return []
