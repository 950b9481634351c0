"""Days that contradict each other across papers and acts: the date matrix, line by line."""

from ..date_matrix import LINES
from ..found import Findings, found
from ..gathered import Gathered


def check(case: Gathered) -> Findings:
    if not case.papers:
        return
    for line in LINES:
        if days := line.broken(case):
            first, second = days
            zh = "{earlier}的日期{first}与{later}的日期{second}不一致。"
            en = "{earlier_en} is dated {first}, {later_en} {second}: they should be of one day."
            if not line.same_day:
                zh = "{earlier}的日期{first}晚于{later}（{second}）。"
                en = "{earlier_en} is dated {first}, after {later_en} on {second}."
            named = {"earlier": line.earlier.zh, "earlier_en": line.earlier.en}
            named |= {"later": line.later.zh, "later_en": line.later.en}
            evidence = f"dates:{line.earlier.kind}.{line.earlier.key}-{line.later.kind}.{line.later.key}"
            yield found(line.code, zh, en, on=first, evidence=evidence[:120], first=first, second=second, **named)
