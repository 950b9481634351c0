"""突击补档: one day for many steps of one person."""

from collections import Counter

from ..found import Findings, found
from ..gathered import Gathered

MOST_STEPS_A_DAY = 3
"""Deciding, filing and assigning contacts may fall on one day; a fourth step on it is a sign."""


def check(case: Gathered) -> Findings:
    days = Counter(row.happened_on for row in case.claimed() if row.happened_on)
    for day, count in sorted(days.items()):
        if count > MOST_STEPS_A_DAY:
            zh, en = "{on}一天办理了{count}个环节。", "{count} steps were taken on the one day {on}."
            yield found("A70", zh, en, on=day, evidence=f"day:{day:%Y-%m-%d}", count=count)
