"""What the rules answered about each act that has just been recorded."""

from collections import Counter, defaultdict

from django.utils.translation import gettext

from recruitment.cases.models import Act, Verdict
from recruitment.rules.verdict import Answer


def answers_of(acts: list[Act]) -> dict[int, list[Verdict]]:
    """By act; one SQL statement for all of them."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in Verdict.objects.filter(act__in=acts, superseded=False).order_by("pk"):
        found[verdict.act_id].append(verdict)
    return found


def summed(verdicts: list[Verdict]) -> str:
    counted = Counter(verdict.answer for verdict in verdicts)
    said = gettext("符合 {met} 条，不符合 {broken} 条，尚不清楚 {open} 条")
    return said.format(met=counted[Answer.MET], broken=counted[Answer.NOT_MET], open=counted[Answer.UNKNOWN])


def remarks(verdicts: list[Verdict]) -> list[Verdict]:
    """Those that a reader should see: what is not met, and what is not known."""
    return [verdict for verdict in verdicts if verdict.answer in (Answer.NOT_MET, Answer.UNKNOWN)]
