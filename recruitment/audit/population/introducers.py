"""One member who introduces too many people at the same time, as the register has it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Max, QuerySet

from ...cases.models import Act, Introducer
from ...rules.figures import FIGURES
from ...steps import Step
from ..found import Found, found
from ..gathered import LEFT


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    """Of everybody whom the member introduces, whether or not that case is among `cases`."""
    most, asked = FIGURES["introducer_max_open"].value, set(cases.values_list("pk", flat=True))
    for member, introductions in _introductions(cases, as_of).items():
        firsts, lasts = sorted(row[0] for row in introductions), sorted(row[1] for row in introductions)
        for begun, _, case, act, name in introductions:
            open_then = bisect_right(firsts, begun) - bisect_left(lasts, begun)
            if open_then > most and case in asked:
                zh = "{name}在{on}同时介绍{count}人入党，超过{most}人。"
                en = "On {on} {name} introduced {count} people at the same time, more than {most}."
                figures = {"name": name, "count": open_then, "most": most}
                yield case, found("A30", zh, en, on=begun, evidence=f"act:{act} member:{member}", **figures)


def _introductions(cases: QuerySet, as_of: date) -> dict[int, list[tuple]]:
    """Member -> (begun, ended, case, act, name); ended by the approval, or with the case."""
    members = Introducer.objects.filter(act__case__in=cases, act__superseded=False, member__isnull=False)
    rows = Introducer.objects.filter(member__in=members.values("member"), act__superseded=False)
    theirs = Act.objects.filter(case__in=rows.values("act__case"), superseded=False, happened_on__isnull=False)
    left = theirs.filter(case__state__in=LEFT).order_by().values_list("case").annotate(last=Max("happened_on"))
    approvals = theirs.filter(step=Step.SUPERIOR_APPROVAL.value).order_by("happened_on")
    ends = dict(left) | dict(approvals.values_list("case", "happened_on"))
    found = defaultdict(list)
    columns = ("member", "member__name", "act__case", "act__happened_on", "act")
    for member, name, case, begun, act in rows.order_by("pk").values_list(*columns).iterator(2000):
        if begun is not None:
            found[member].append((begun, ends.get(case) or as_of, case, act, name))
    return found
