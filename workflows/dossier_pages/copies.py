"""Which copy whom: the whole one for those who file and audit, the branch's for everybody else."""

from django.utils.timezone import localdate

from recruitment.dossier.branch_copy import BRANCH, FULL
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for

_WHOLE = (Permission.FILE_CASES, Permission.AUDIT_CASES)


def copy_for(user, unit: Unit) -> str:
    """The copy of the cases of `unit` that `user` may have."""
    today = localdate()
    return FULL if any(post_for(user, permission, unit, today) for permission in _WHOLE) else BRANCH
