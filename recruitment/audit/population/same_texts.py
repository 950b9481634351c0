"""雷同: thought reports and opinions copied from another person or from an earlier one, and the same scan twice."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, QuerySet

from ...cases.models import Entry, Material
from ..found import Found, found
from ..texts import alike, fingerprint

_SHORTEST = 20
"""Signs; shorter texts are alike by chance."""
_PERSONAL_PAPERS = ("application_letter", "thought_reports", "autobiography", "conversion_application")
_PERSONAL_PAPERS += ("probation_thought_reports",)


def check(cases: QuerySet, as_of: date) -> Iterator[tuple[int, Found]]:
    yield from _texts(cases)
    yield from _scans(cases)


def _texts(cases: QuerySet) -> Iterator[tuple[int, Found]]:
    """Fingerprints of all reports are kept, sixteen bytes each, and no text."""
    first: dict[bytes, tuple[int, int, date]] = {}
    told: set[int] = set()
    rows = Entry.objects.filter(case__in=cases, kind=Entry.Kind.THOUGHT_REPORT).exclude(opinion="").order_by("pk")
    for pk, case, step, on, text in rows.values_list("pk", "case", "step", "happened_on", "opinion").iterator(2000):
        if len(alike(text)) < _SHORTEST:
            continue
        print_of = fingerprint(text)
        if print_of not in first:
            first[print_of] = (pk, case, on)
            continue
        other, whose, when = first[print_of]
        zh = "{on}的思想汇报与{other}{when}的雷同。"
        en = "The thought report of {on} is the same as {other_en} of {when}."
        names = ("另一人", "another person's") if whose != case else ("本人", "an earlier one")
        same = {"other": names[0], "other_en": names[1]}
        yield case, found("A18", zh, en, step=step, on=on, evidence=f"entry:{pk}", when=when, **same)
        if whose != case and other not in told:
            told.add(other)
            same = {"other": names[0], "other_en": names[1]}
            yield whose, found("A18", zh, en, step=step, on=when, evidence=f"entry:{other}", when=on, **same)


def _scans(cases: QuerySet) -> Iterator[tuple[int, Found]]:
    papers = Material.objects.filter(case__in=cases, key__in=_PERSONAL_PAPERS).exclude(sha256="")
    doubled = papers.values("sha256").annotate(people=Count("case", distinct=True)).filter(people__gt=1)
    rows = papers.filter(sha256__in=doubled.values("sha256")).order_by("pk").values_list("pk", "case", "dated_on")
    for pk, case, dated_on in rows:
        zh, en = "这份材料的文件与另一人的完全相同。", "The file of this paper is byte for byte another person's."
        yield case, found("A18", zh, en, on=dated_on, evidence=f"paper:{pk}")
