"""第23步 支部大会讨论（转正）：期满后多久讨论（一）"""

from datetime import date

from ...steps import Step
from ..probation_term import admitted_on, expiry_of
from ..rule import Clock, met, not_met, unknown


class DiscussedAfterExpiry(Clock):
    """A limit from the end of the probation. An approved extension sets a new end; any other meeting stops it."""

    starts = Step.ADMISSION_GENERAL_MEETING
    recurs = True
    zh = "预备期到{expiry}期满，支部大会应在{deadline}前讨论，实际{on}讨论，逾期{late}天。"
    en = "Probation was over on {expiry}; the meeting was due by {deadline}, held on {on}, {late} days late."
    overdue_zh = "{since}接收为预备党员，预备期满后支部大会应在{deadline}前讨论，至今没有记录，已逾期{late}天。"
    overdue_en = (
        "Admitted on {since}; after the probation the meeting was due by {deadline}; none is on record, "
        "{late} days late."
    )

    def since(self, case, before: date | None = None) -> date | None:
        """The day of admission, once it was lawfully approved: only then is there a probation to end."""
        return admitted_on(case) if case.advanced(Step.SUPERIOR_APPROVAL) else None

    def deadline(self, case, f: dict[str, int], expiry: date, before: date) -> date | None:
        """The last day for a meeting; None where no limit binds. `before`: the day of the meeting, or today."""
        raise NotImplementedError

    def check(self, act, case, f):
        if act.on is None or self.since(case, act.on) is None:
            return unknown("on" if act.on is None else Step.SUPERIOR_APPROVAL.value)
        meetings = case.acts_of(self.step)
        if act is not meetings[0] and meetings[meetings.index(act) - 1].decision != "extend":
            return met()  # the clock stopped at the meeting before
        expiry = expiry_of(case, f, act.on)
        if act.on <= expiry:
            return met(expiry=expiry, on=act.on)
        deadline = self.deadline(case, f, expiry, act.on)
        if deadline is None or act.on <= deadline:
            return met(expiry=expiry, deadline=deadline, on=act.on)
        return not_met(expiry=expiry, deadline=deadline, on=act.on, late=(act.on - deadline).days)

    def overdue(self, case, f):
        if self.since(case) is None or not self._runs(case):
            return None
        deadline = self.deadline(case, f, expiry_of(case, f, None), case.as_of)
        return deadline if deadline is not None and deadline < case.as_of else None

    def _runs(self, case) -> bool:
        last = case.last(self.step)
        if last is None:
            return True
        return last.decision == "extend" and any(meeting is last for meeting, _ in case.approvals())
