"""第23步 支部大会讨论（转正）：期满后多久讨论（二）"""

from ...steps import Step
from ..calendar import add_months
from ..probation_term import expiry_of, transferred_in
from ..rule import met, unknown
from ..verdict import Effect, Kind
from .step23b_conversion_deadline import DiscussedAfterExpiry


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
