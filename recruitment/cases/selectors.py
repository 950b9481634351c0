"""Questions about cases."""

from django.db.models import Q, QuerySet

from ..organisation.roles import WITHOUT_CASES
from ..organisation.selectors import posts_today
from ..outcomes import OUTCOMES
from ..refusal import Refusal, bracketed, listed
from ..steps import Step
from .models import Case


def cases_in_sight(user) -> QuerySet[Case]:
    """The cases of the units where `user` holds a post today, and below."""
    below = Q(pk__in=[])
    for path in sorted({post.reach for post in posts_today(user) if post.role not in WITHOUT_CASES}):
        below |= Q(unit__path__startswith=path)
    return Case.objects.filter(below)


def outcome_name(step: Step, key: str) -> str:
    return OUTCOMES[step][key].label if key in OUTCOMES[step] else key


def case_named(wanted: str) -> Case:
    """The case with this number, or the latest cycle of the only person of this name. `Refusal` says what is wrong."""
    cases = Case.objects.select_related("person", "unit")
    if wanted.isascii() and wanted.isdigit():
        found = cases.filter(pk=int(wanted)).first() if len(wanted) < 19 else None
        if found is None:
            raise Refusal("没有编号或姓名为“{wanted}”的案卷。", wanted=wanted)
        return found
    named = list(cases.filter(person__name=wanted).order_by("person", "-cycle"))
    if not named:
        raise Refusal("没有编号或姓名为“{wanted}”的案卷。", wanted=wanted)
    if len({case.person_id for case in named}) > 1:
        cases = listed(bracketed(case.pk, listed([case.person.name, case.unit.name])) for case in named)
        raise Refusal("名为“{wanted}”的不止一人，请用案卷编号：{cases}。", wanted=wanted, cases=cases)
    return named[0]
