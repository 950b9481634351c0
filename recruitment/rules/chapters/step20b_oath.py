"""第20步 入党宣誓（二）"""

from ...steps import Step
from ..editions import Edition
from ..rule import Clock, Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class OathDuringProbation(Rule):
    """预备期内宣誓"""

    id = "S20-INPROB"
    step = Step.OATH
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "发展党员工作手册"
    needs = ("on",)
    zh = "入党宣誓在{on}，不早于讨论转正的支部大会（{meeting}）。应在预备期内、批准后及时宣誓。"
    en = "The oath was taken on {on}, not before the conversion meeting on {meeting}; it belongs to the probation."

    def check(self, act, case, f):
        for meeting in case.acts_of(Step.CONVERSION_GENERAL_MEETING):
            if meeting.decision == "extend" or (meeting.on and act.on < meeting.on):
                continue  # an extended probation is not over yet
            if meeting.on is None or meeting.decision is None:
                name = "on" if meeting.on is None else "decision"
                return unknown(f"conversion_general_meeting.{name}")
            return not_met(on=act.on, meeting=meeting.on)
        return met(on=act.on)


class OathWithinOneMonth(Clock):
    """批准后一般一个月内宣誓"""

    id = "S20-1M-2026"
    step = Step.OATH
    kind = Kind.LOCAL
    editions = (Edition.E2026,)
    article = "2026§29?"
    starts = Step.SUPERIOR_APPROVAL
    months = "oath_months"
    zh = "上级党委{since}批准，一般应在{deadline}前宣誓，实际{on}宣誓，逾期{late}天。"
    en = "Approved on {since}; the oath is generally taken by {deadline}, here on {on}, {late} days late."
    overdue_zh = "上级党委{since}批准，一般应在{deadline}前宣誓，至今没有记录，已逾期{late}天。请尽快组织。"
    overdue_en = "Approved on {since}; the oath is generally taken by {deadline}; none is on record, {late} days late."
