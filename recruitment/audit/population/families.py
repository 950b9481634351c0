"""Members to whom several recruits are related, as contacts or introducers were recorded."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from ...cases.models import Contact, Introducer
from ..found import Found, found

MOST_RELATIVES = 1


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    related = defaultdict(dict)
    for model in (Contact, Introducer):
        rows = model.objects.filter(act__case__in=cases, act__superseded=False, is_relative=True, member__isnull=False)
        for member, name, case, act in rows.order_by("pk").values_list("member", "member__name", "act__case", "act"):
            related[member, name].setdefault(case, act)
    for (_, name), recruits in related.items():
        if len(recruits) > MOST_RELATIVES:
            for case, act in recruits.items():
                zh, en = "{name}的亲属共有{count}人入党。", "{count} relatives of {name} are among the recruits."
                yield case, found("A75", zh, en, evidence=f"act:{act}", name=name, count=len(recruits))
