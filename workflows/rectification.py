"""整改

A finding is told to the unit in a letter; the branch replies with evidence; the auditor checks again. Closed, or again.
"""

from viewflow import this

from .flow import FindingFlow
from .nodes import RectificationStart, RectificationStep, RoundEnd

AGAIN = "again"


class RectificationFlow(FindingFlow):
    process_title = "督查整改"

    start = RectificationStart().Next(this.reply)

    reply = RectificationStep("党支部整改回复").Next(this.recheck)
    recheck = (
        RectificationStep("督查员复查", outcomes={AGAIN: "不通过，再整改"})
        .Next(this.closed)
        .On(AGAIN, this.reply)
    )  # fmt: skip
    closed = RoundEnd("已销号")
