"""Lawful facts for every step: complete, in order, and such that no rule of either edition objects."""

from collections.abc import Callable
from datetime import date

from recruitment.cases.models import Entry
from recruitment.rules.facts import Act
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from . import lawful_until_archive as later
from . import lawful_until_training as early
from .ground import Ground

_FACTS: dict[Step | str, Callable[[Ground], Act]] = dict(
    zip(
        Step,
        (
            early.application,
            early.talk,
            early.determination,
            early.activist_filing,
            early.contacts,
            early.cultivation,
            early.discussion,
            early.listing,
            early.introducers,
            early.vetting,
            early.training,
            later.review,
            later.pre_review,
            later.form,
            later.admission_meeting,
            later.superior_talk,
            later.approval,
            later.higher_filing,
            later.assignment,
            later.oath,
            later.probation,
            later.conversion_application,
            later.conversion_meeting,
            later.conversion_approval,
            later.archiving,
        ),
        strict=True,
    )
) | {JOINT_VETTING: early.joint_vetting}

PATH: tuple[Step | str, ...] = (
    *(Step.numbered(n) for n in range(1, 11)),
    JOINT_VETTING,
    *(Step.numbered(n) for n in range(11, 26)),
)
"""The steps in the order in which a district with the joint vetting before the training takes them."""


COMPLETE_ON: dict[Step | str, str] = dict(
    zip(
        PATH,
        (
            "applied",
            "talked",
            "decided",
            "filing_replied",
            "contacts_assigned",
            "concluded",
            "discussed",
            "listed",
            "introduced",
            "vetted",
            "joint_closed",
            "trained_until",
            "reviewed",
            "pre_reviewed",
            "second_opinion",
            "admitted",
            "talked_above",
            "approved",
            "filed_higher",
            "grouped",
            "sworn",
            "probation_over",
            "conversion_applied",
            "conversion_met",
            "conversion_approved",
            "archived",
        ),
        strict=True,
    )
)
"""Step -> the day of the course on which all its facts are there, so that it can be recorded."""


def lawful(step: Step | str, ground: Ground) -> Act:
    return _FACTS[step](ground)


def entries(step: Step, ground: Ground, until: date) -> list[tuple[date, Entry.Kind]]:
    """What is entered while step 6 or 21 is open, before the day `until`, in the order of the days."""
    if step is Step.CULTIVATION_AND_EXAMINATION:
        lists = {
            Entry.Kind.EXAMINATION: early.examinations,
            Entry.Kind.THOUGHT_REPORT: early.thought_reports,
            Entry.Kind.COMMITTEE_ANALYSIS: early.analyses,
            Entry.Kind.POOL_REVIEW: early.pool_reviews,
        }
    else:
        lists = dict.fromkeys((Entry.Kind.EXAMINATION, Entry.Kind.THOUGHT_REPORT), later.probation_records)
    return sorted((day, kind) for kind, days in lists.items() for day in days(ground, until))
