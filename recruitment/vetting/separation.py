"""Separation of duties: for whom an officer may not answer.

Known are the posts, the acts recorded in a case, and the people registered around it: relations, contacts,
introducers. An officer is one of them by his own account, or where a row names nobody's account by his name.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Q

from ..cases.models import Act, Case, Contact, Introducer
from ..organisation.roles import Permission
from ..organisation.selectors import posts_with
from ..people.models import OwnAccount
from ..refusal import sentence
from .models import Opinion, Relation, Round, RoundDepartment


def conflicts(user: User, cases: Iterable[int], *, kept: bool = True) -> dict[int, str]:
    """Case id -> why `user` may have no say in it. A constant number of SQL statements.

    `kept=False`: kinship and sponsorship only, for reading.
    """
    cases = list(cases)
    found: dict[int, str] = {}
    own = OwnAccount.objects.filter(user=user).values_list("person", flat=True).first()
    mine = Q(member=own) if own else Q(pk__in=[])
    mine |= Q(member__isnull=True, name=_name(user)) if _name(user) else Q(pk__in=[])
    for model, why in ((Introducer, "您是其入党介绍人"), (Contact, "您是其培养联系人")):
        named = model.objects.filter(mine, act__case__in=cases).values_list("act__case", flat=True)
        found |= dict.fromkeys(named, sentence(why))
    found |= dict.fromkeys(_relatives(user, own, cases), sentence("您登记为其亲属或社会关系"))
    if kept:
        found |= dict.fromkeys(_kept(user, cases), sentence("您经办其案卷"))
    if own:
        themselves = Case.objects.filter(pk__in=cases, person=own).values_list("pk", flat=True)
        found |= dict.fromkeys(themselves, sentence("这是您本人"))
    return found


def _name(user: User) -> str:
    return user.last_name + user.first_name


def _relatives(user: User, own: int | None, cases: list[int]) -> Iterable[int]:
    mine = Q(relative=own) if own else Q(pk__in=[])
    if _name(user):
        mine |= Q(relative__isnull=True, name=_name(user))
    return Relation.objects.filter(mine, case__in=cases).values_list("case", flat=True)


def _kept(user: User, cases: list[int]) -> Iterable[int]:
    below = Q(pk__in=[])
    for post in posts_with(user, Permission.KEEP_CASES):
        below |= Q(unit__path__startswith=post.unit.path)
    yield from Case.objects.filter(below, pk__in=cases).values_list("pk", flat=True)
    yield from Act.objects.filter(case__in=cases, recorded_by=user).values_list("case", flat=True).distinct()


def signed_in(user: User, round: Round) -> str:
    """The department for which `user` signed something in the round; "" for nobody's signer."""
    part = RoundDepartment.objects.filter(Q(prepared_by=user) | Q(confirmed_by=user), round=round).first()
    if part is not None:
        return part.name
    issued = Opinion.objects.filter(department__round=round, issued_by=user).select_related("department").first()
    if issued is not None:
        return issued.department.name
    by_hand = RoundDepartment.objects.filter(round=round, signer=_name(user)).exclude(signer="").first()
    return by_hand.name if by_hand else ""
