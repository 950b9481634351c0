"""Judging case files without a database: read, checked, judged and answered.

python -m tests.bench.judging SECONDS      figures as JSON
"""

import json
import sys
import time
from pathlib import Path

from recruitment.rules import book as rule_book
from recruitment.rules.answer import answer_of
from recruitment.rules.book import book
from recruitment.rules.casefile import read

FILES = {
    "the worked case SC01": Path(__file__).parents[1] / "acceptance" / "cases" / "SC01.json",
    "a case with every property given": Path(rule_book.__file__).parent / "examples" / "complete_2014.json",
}


def judged_a_second(path: Path, seconds: float) -> float:
    """Files in one second of CPU on one core: the median over tenths of the time."""
    text, chosen, rates = path.read_bytes(), book("taiping"), []
    for _ in range(10):
        count, start = 0, time.process_time()
        while (spent := time.process_time() - start) < seconds / 10:
            answer_of("x", read(text, "x").case, chosen)
            count += 1
        rates.append(count / spent)
    return sorted(rates)[5]


def additions_a_second() -> float:
    """How fast this machine is just now: a plain loop, so that a figure can be set against it."""
    start, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return 1_000_000 / (time.process_time() - start)


if __name__ == "__main__":
    figures = {name: judged_a_second(path, float(sys.argv[1])) for name, path in FILES.items()}
    json.dump(figures | {"additions": additions_a_second()}, sys.stdout)
