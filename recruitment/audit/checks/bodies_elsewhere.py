"""A day on which the person was needed in one place and is on record in another."""

from datetime import date

from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered

_IN_PERSON = (
    Step.ORGANIZATION_TALK,
    Step.ADMISSION_GENERAL_MEETING,
    Step.SUPERIOR_TALK,
    Step.OATH,
    Step.CONVERSION_GENERAL_MEETING,
)


def check(case: Gathered) -> Findings:
    away = list(_away(case))
    for step in _IN_PERSON:
        for row in case.acts.get(step, ()):
            if not row.claimed or row.happened_on is None:
                continue
            for first, last, zh, en in away:
                if first <= row.happened_on <= last:
                    yield found(
                        "A71",
                        "{what}在{on}，而本人{first}至{last}" + zh + "。",
                        "{what} is dated {on}, while the person was " + en + " from {first} to {last}.",
                        step=step.value,
                        on=row.happened_on,
                        evidence=f"act:{row.pk}",
                        what=step,
                        first=first,
                        last=last,
                    )


def _away(case: Gathered):
    training = case.last(Step.CENTRALIZED_TRAINING)
    if training is not None and not training.facts.waived:
        first, last = training.facts.started_on, training.facts.ended_on
        if first and last and _plausible(first, last):
            yield first, last, "在参加集中培训", "in training"
    for move in case.known.transfers or ():
        if move.left_on and move.accepted_on and move.left_on < move.accepted_on:
            yield move.left_on, move.accepted_on, "已转出、尚未被接收", "on the way to another branch"


def _plausible(first: date, last: date) -> bool:
    """A course of some days; a training spread over months keeps nobody away."""
    return 0 <= (last - first).days <= 15
