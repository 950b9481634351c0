"""第23步 支部大会讨论（转正、延长、取消）：期限见 step23b"""

from ...steps import Step
from ..ballots import BallotSentences, whole_vote
from ..calendar import is_provisional, nth_workday, workdays_between
from ..probation_term import admitted_on, expiry_of, unclear_terms
from ..rule import Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect, Kind


class ProbationOver(Precondition):
    """预备期已满，本人已提出转正申请"""

    id = "S23-PRE"
    step = Step.CONVERSION_GENERAL_MEETING
    article = "党章§7; 2014§32-§33; 2026§31-§32"
    requires = (Step.PROBATION_EDUCATION, Step.CONVERSION_APPLICATION)
    in_order = (Step.CONVERSION_APPLICATION,)
    early_zh = (
        "{admitted}支部大会接收为预备党员，预备期（含批准的延长）到{expiry}期满，而支部大会于{on}讨论，提前{early}天。"
        "转正最早在{expiry}讨论。"
    )
    early_en = (
        "Admitted on {admitted}; the probation, with approved extensions, is over on {expiry}; the meeting was held on "
        "{on}, {early} days early. Hold it on {expiry} or later."
    )

    def also(self, act, case, f):
        if act.decision == "cancel" or act.on is None:
            return met()  # a cancellation need not wait; a missing day is named by the precondition itself
        expiry = expiry_of(case, f, act.on)
        if expiry is None:
            return unknown("admission_general_meeting.on")
        if act.on < expiry:
            if act.decision is None:
                return unknown("decision")
            figures = {"admitted": admitted_on(case), "expiry": expiry, "on": act.on}
            return not_met(say="early", **figures, early=(expiry - act.on).days)
        unclear = unclear_terms(case, act.on)
        return unknown(*unclear) if unclear else met(expiry=expiry, on=act.on)


class ConversionProcedure(Rule):
    """党小组提出意见，征求党员和群众意见，支部委员会审查"""

    id = "S23-PROCEDURE"
    step = Step.CONVERSION_GENERAL_MEETING
    article = "2014§33; 2026§32"
    needs = ("procedure",)
    zh = "支部大会讨论前缺少程序：{lacking}。请补齐后再提交支部大会。"
    en = "Before the general meeting these were left out: {lacking}. Complete them first."
    _ASKED = ("party_group_opinion", "member_opinions", "mass_opinions", "committee_review")

    def check(self, act, case, f):
        return all_named(act.procedure, self._ASKED)


class ConversionVote(BallotSentences, Rule):
    """到会人数、赞成票数和投票方式与接收预备党员相同"""

    id = "S23-VOTE"
    step = Step.CONVERSION_GENERAL_MEETING
    article = "2014§33"
    zh, en = BallotSentences.majority_zh, BallotSentences.majority_en

    def check(self, act, case, f):
        return whole_vote(act)


class ExtensionOnce(Rule):
    """延长预备期一次，不少于半年，不超过一年"""

    id = "S23-EXTEND"
    step = Step.CONVERSION_GENERAL_MEETING
    article = "党章§7; 2014§32; 2026§31"
    zh = "决议延长预备期{months}个月。延长不能少于{least}个月，最长不超过{most}个月，自原预备期满之日起算。"
    en = "The probation was extended by {months} months; {least} to {most} months are possible, from the original end."
    again_zh = "预备期已于{earlier}决议延长过，只能延长{times}次。应作出转正或者取消预备党员资格的决议。"
    again_en = "The probation was already extended on {earlier}; {times} extension is possible. Convert or cancel."

    def check(self, act, case, f):
        if act.decision is None:
            return unknown("decision")
        if act.decision != "extend":
            return met()
        earlier = self._extended_before(act, case)
        if len(earlier) >= f["extensions_max"]:
            return not_met(say="again", earlier=earlier[-1], times=f["extensions_max"])
        if act.extension_months is None:
            return unknown("extension_months")
        least, most = f["extension_months_min"], f["extension_months_max"]
        figures = {"months": act.extension_months, "least": least, "most": most}
        return met(**figures) if least <= act.extension_months <= most else not_met(**figures)

    @staticmethod
    def _extended_before(act, case) -> list:
        """Days of lawful extensions that were approved by the day of `act`; a resolution sent back is none."""
        days = dict.fromkeys(
            meeting.on
            for meeting, approval in case.approvals()
            if meeting is not None
            and meeting is not act
            and meeting.decision == "extend"
            and meeting.advanced
            and approval.advanced
            and (act.on is None or approval.on <= act.on)
        )
        return list(days)


class CancellationGrounds(Rule):
    """不履行党员义务、不具备党员条件的，取消预备党员资格"""

    id = "S23-CANCEL"
    step = Step.CONVERSION_GENERAL_MEETING
    effect = Effect.INFO
    article = "党章§7; 2014§32; 2026§31"
    zh = "取消预备党员资格的理由不是不履行党员义务或者不具备党员条件。取消资格不是党纪处分，请核对理由。"
    en = "Cancelled on grounds other than duties not fulfilled or conditions not met. It is no discipline measure."

    def check(self, act, case, f):
        if act.decision is None:
            return unknown("decision")
        if act.decision != "cancel":
            return met()
        if act.grounds is None:
            return unknown("grounds")
        return not_met() if act.grounds == "other" else met()


class ConversionPublicity(Rule):
    """转正前公示满五个工作日，支部大会前结束"""

    id = "S23-PUBLICITY"
    step = Step.CONVERSION_GENERAL_MEETING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "转正公示自{start}起，至{end}止，只有{days}个工作日，应满{least}个工作日，即公示至{full}。{remark}"
    en = "Publicity ran from {start} to {end}, {days} working days; {least} are asked, until {full}.{remark}"
    late_zh = "转正公示至{end}止，支部大会在{on}召开。公示应在支部大会前结束。"
    late_en = "Publicity ran until {end}; the meeting was held on {on}. Publicity has to end before the meeting."

    def check(self, act, case, f):
        if act.decision in ("extend", "cancel"):
            return met()
        start, end = act.publicity_started_on, act.publicity_ended_on
        if end is not None and act.on is not None and end >= act.on:
            return not_met(say="late", end=end, on=act.on)
        if missing := [n for n in ("publicity_started_on", "publicity_ended_on", "on") if getattr(act, n) is None]:
            return unknown(*missing)
        least = f["conversion_publicity_workdays"]
        full = nth_workday(start, least)
        if end >= full:
            return met(start=start, end=end, full=full)
        figures = {"start": start, "end": end, "days": workdays_between(start, end), "least": least, "full": full}
        return not_met(**figures, remark="provisional_calendar" if is_provisional(full) else "")


class VettedAgain(Rule):
    """转正前再次联审"""

    id = "S23-REVET"
    step = Step.CONVERSION_GENERAL_MEETING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("revetted_on", "on")
    zh = "转正前再次联审在{revetted}，应在接收为预备党员（{admitted}）之后、支部大会（{on}）以前完成。"
    en = "The second joint vetting is dated {revetted}; it lies between admission ({admitted}) and meeting ({on})."

    def check(self, act, case, f):
        admitted = admitted_on(case)
        if admitted is None:
            return unknown("admission_general_meeting.on")
        figures = {"revetted": act.revetted_on, "admitted": admitted, "on": act.on}
        return met(**figures) if admitted < act.revetted_on <= act.on else not_met(**figures)
