"""One member who introduces too many people at the same time, as the register has it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from ...cases.models import Act, Introducer
from ...rules.figures import FIGURES
from ...steps import Step
from ..found import Found, found


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    """An introduction is open from the designation to the approval of the admission (or today)."""
    most = FIGURES["introducer_max_open"].value
    ends = dict(
        Act.objects.filter(case__in=cases, superseded=False, step=Step.SUPERIOR_APPROVAL.value)
        .order_by("happened_on")
        .values_list("case", "happened_on")
    )
    of_member = defaultdict(list)
    rows = Introducer.objects.filter(act__case__in=cases, act__superseded=False, member__isnull=False)
    columns = ("member", "member__name", "act__case", "act__happened_on", "act")
    for member, name, case, begun, act in rows.order_by("pk").values_list(*columns).iterator(2000):
        if begun is not None:
            of_member[member].append((begun, ends.get(case) or as_of, case, act, name))
    for introductions in of_member.values():
        firsts, lasts = sorted(row[0] for row in introductions), sorted(row[1] for row in introductions)
        for begun, _, case, act, name in introductions:
            open_then = bisect_right(firsts, begun) - bisect_left(lasts, begun)
            if open_then > most:
                zh = "{name}在{on}同时介绍{count}人入党，超过{most}人。"
                en = "On {on} {name} introduced {count} people at the same time, more than {most}."
                figures = {"name": name, "count": open_then, "most": most}
                yield case, found("A30", zh, en, on=begun, evidence=f"act:{act}", **figures)
