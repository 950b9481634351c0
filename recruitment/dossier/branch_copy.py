"""The two copies of a dossier: the organisation department's, whole, and the branch's, without vetting texts."""

from dataclasses import replace

from ..cases.models import JOINT_VETTING
from ..steps import Step
from .content import Fact, Facts, Table

FULL, BRANCH = "full", "branch"
WITHHELD = frozenset({Step.POLITICAL_VETTING.value, JOINT_VETTING})
"""What others said in confidence belongs to these."""
_SAID = "内容不列入支部卷"


def without_texts(group: Facts) -> Facts:
    """Long texts become a remark that they are in the other copy."""
    return Facts(group.title, [Fact(f.label, _SAID, known=False) if _is_text(f) else f for f in group.facts])


def without_prose(table: Table) -> Table:
    return replace(table, rows=[replace(row, prose=()) for row in table.rows])


def _is_text(fact: Fact) -> bool:
    return fact.known and (fact.label in ("理由", "意见", "审查意见", "结论性意见") or len(fact.value) > 40)
