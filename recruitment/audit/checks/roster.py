"""应到人数: the number that a ballot states against the register of members on that day."""

from datetime import datetime

from ...steps import Step
from ..found import Findings, found
from ..gathered import ActRow, Gathered


def check(case: Gathered) -> Findings:
    for step in (Step.ADMISSION_GENERAL_MEETING, Step.CONVERSION_GENERAL_MEETING):
        for row in case.acts.get(step, ()):
            if not row.claimed or row.attested or row.happened_on is None or _moved_since(case, row):
                continue
            ballot = row.facts.ballot
            if ballot is not None and ballot.eligible is not None:
                yield from _compared(case, step, row, ballot.eligible)


def _compared(case: Gathered, step: Step, row: ActRow, stated: int) -> Findings:
    left_out = len(getattr(row.facts, "exclusions", None) or ())
    today, then = (_entitled(case, row, known_at) - left_out for known_at in (None, row.recorded_at))
    if stated not in (today, then) and today >= 0:
        yield found(
            "A50",
            "应到会有表决权的正式党员记为{stated}人，而{on}按党员名册为{listed}人。",
            "{stated} entitled members are stated; the register of {on} has {listed}.",
            step=step.value,
            on=row.happened_on,
            evidence=f"act:{row.pk}",
            stated=stated,
            listed=today,
        )


def _entitled(case: Gathered, row: ActRow, known_at: datetime | None) -> int:
    """Entitled members on the day of the meeting: as the register has it today, or as far as it went at `known_at`.

    A conversion approved after the meeting counts from an earlier day; when the meeting was held nobody knew it.
    """
    return sum(
        not member.suspended
        and member.holds_on(row.happened_on)
        and (known_at is None or member.recorded_at <= known_at)
        for member in case.roster
    )


def _moved_since(case: Gathered, row: ActRow) -> bool:
    """The branch of the case is no longer the branch that met."""
    return any(move.left_on and move.left_on >= row.happened_on for move in case.known.transfers or ())
