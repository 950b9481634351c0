"""What the five flows share. Names of nodes are stored with every task: they are step values and never change.

A structural change is a new class beside the old one; a running stage keeps the class with which it began.
"""

from functools import cached_property
from typing import ClassVar

from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.nodes import Split

from recruitment.steps import Stage


class StageFlow(Flow):
    stage: ClassVar[Stage]
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    @cached_property
    def has_parallel_ways(self) -> bool:
        """Whether steps of the stage can be open beside each other; where not, its end need not look for them."""
        return any(isinstance(node, Split) for node in self.nodes())


class FindingFlow(Flow):
    """A flow about one finding of the auditors: how it is mended."""

    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)


class RoundFlow(Flow):
    """A flow about many people at once: a round of the joint vetting."""

    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)
