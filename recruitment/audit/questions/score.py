"""得分: a hundred, less what stands; a figure to sort by, no verdict."""

from collections.abc import Iterable

from ..models import Finding

WEIGHTS = {"S1": 25, "S2": 5, "S3": 2, "S4": 1}
_COUNTS = (Finding.State.OPEN, Finding.State.MENDING, Finding.State.CLOSED)


def score(findings: Iterable[Finding]) -> int:
    """What was mended was found all the same, and counts."""
    return max(0, 100 - sum(WEIGHTS[finding.severity] for finding in findings if finding.state in _COUNTS))
