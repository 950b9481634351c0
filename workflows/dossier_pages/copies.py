"""Which copy whom: the whole one for the organisation department, the branch's for everybody else.

A department's words about a person reach neither branch nor auditor, and nobody who is kin to the person.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from recruitment.cases.models import Case
from recruitment.dossier.branch_copy import BRANCH, FULL
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.vetting.separation import conflicts
from recruitment.vetting.sight import note_handed_out


def copy_for(user, case: Case) -> str:
    """The copy of this case that `user` may have."""
    return FULL if case.pk in whole_for(user, [case]) else BRANCH


def whole_for(user, cases: Iterable[Case]) -> set[int]:
    """Of these cases those whose whole copy `user` may have."""
    today, cases = localdate(), list(cases)
    units = {case.unit_id: case.unit for case in cases}
    files = {key for key, unit in units.items() if post_for(user, Permission.FILE_CASES, unit, today)}
    found = {case.pk for case in cases if case.unit_id in files}
    return found - conflicts(user, found, kept=False).keys() if found else found


def note_whole(user, handed: Iterable[tuple[Case, datetime]]) -> None:
    """Whole copies, each as of its moment, are handed out: every opinion in them is opened, on record."""
    handed = list(handed)
    if handed:
        post = post_for(user, Permission.FILE_CASES, handed[0][0].unit, localdate())
        made = {case.pk: moment for case, moment in handed}
        note_handed_out(acting_user=user, acting_as=str(post), made=made)
