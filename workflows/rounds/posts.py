"""In which post somebody acts in a round."""

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.cases.models import Case
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.refusal import Refusal
from recruitment.vetting.models import Round, RoundDepartment

from ..moves.turn import post_at
from ..units import committee_of


def as_organiser(user: User, where: Round | Unit) -> str:
    """A post of the organisation department that holds the round."""
    return post_at(user, Permission.FILE_CASES, where if isinstance(where, Unit) else where.organiser)


def as_department(user: User, part: RoundDepartment) -> str:
    """A post of this very department: a unit above it does not speak for it."""
    post = post_for(user, Permission.VET_PEOPLE, part.unit, localdate())
    if post is None or post.unit_id != part.unit_id:
        raise Refusal("{department}的意见须由该部门的联审经办人出具；您现在没有这一岗位。", department=part.name)
    return str(post)


def as_committee(user: User, case: Case) -> str:
    """A post of the committee that approves for the person's branch."""
    return post_at(user, Permission.DECIDE_CASES, committee_of.unit_for(case))


def as_superior(user: User, case: Case) -> str:
    """A post above the committee that decided; the committee at the top has nobody above it."""
    committee = committee_of.unit_for(case)
    return post_at(user, Permission.DECIDE_CASES, Unit.objects.get_parent(committee) or committee)
