"""第23步 支部大会讨论（转正）：期满后多久讨论"""

from datetime import date

from ...steps import Step
from ..calendar import add_months
from ..probation_term import admitted_on, expiry_of, transferred_in
from ..rule import Clock, met, not_met, unknown
from ..verdict import Effect, Kind


class DiscussedAfterExpiry(Clock):
    """A limit from the end of the probation. An approved extension sets a new end; any other meeting stops it."""

    starts = Step.ADMISSION_GENERAL_MEETING
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


class DiscussedPromptly(DiscussedAfterExpiry):
    """预备期满及时讨论转正"""

    id = "S23-PROMPT"
    step = Step.CONVERSION_GENERAL_MEETING
    kind = Kind.LOCAL
    article = "党章§7; 2014§32; 地方做法"
    days = "conversion_prompt_days"

    def deadline(self, case, f, expiry, before):
        if transferred_in(case, before):
            return add_months(expiry, f["postponement_months"])  # S23-POSTPONE allows as much
        return self.limit(expiry, f)


class TransferredInPostponed(DiscussedAfterExpiry):
    """转入的预备党员，推迟讨论转正不超过六个月"""

    id = "S23-POSTPONE"
    step = Step.CONVERSION_GENERAL_MEETING
    effect = Effect.BLOCK
    article = "2014§36; 2026§35?"
    months = "postponement_months"
    zh = (
        "转入的预备党员预备期到{expiry}期满，推迟讨论至迟应在{deadline}前，实际{on}讨论，逾期{late}天。"
        "党龄仍从原预备期满之日算起。"
    )
    en = (
        "The transferred-in member's probation was over on {expiry}; the meeting could be postponed until {deadline}, "
        "it was held on {on}, {late} days late. Standing still counts from the original end."
    )
    overdue_zh = (
        "{since}接收、后转入的预备党员，期满后推迟讨论至迟应在{deadline}前，至今没有记录，已逾期{late}天。请尽快讨论。"
    )
    overdue_en = (
        "Admitted on {since} and later transferred in, the member's meeting could be postponed until {deadline}; "
        "none is on record, {late} days late."
    )

    def check(self, act, case, f):
        if case.transfers is None and act.on is not None and (expiry := expiry_of(case, f, act.on)):
            return met() if act.on <= self.limit(expiry, f) else unknown("transfers")
        return super().check(act, case, f)

    def deadline(self, case, f, expiry, before):
        return self.limit(expiry, f) if transferred_in(case, before) else None
