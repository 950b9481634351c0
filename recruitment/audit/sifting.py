"""All checks over one case."""

from .checks import CHECKS, from_rules
from .found import Found
from .gathered import Gathered


def sift(case: Gathered) -> list[Found]:
    """What is found in `case`, in the order of the codes; each finding once."""
    kept: dict[str, Found] = {}
    for one in from_rules.check(case):
        kept.setdefault(one.key, one)
    for check in CHECKS:
        for one in check(case):
            kept.setdefault(one.key, one)
    return sorted(kept.values(), key=lambda one: (one.code, one.step, one.evidence, one.rule))


def codes_of(found: list[Found]) -> list[str]:
    return sorted({one.code for one in found})
