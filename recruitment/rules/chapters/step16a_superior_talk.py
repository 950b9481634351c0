"""第16步 上级党委派人谈话（一）"""

from ...steps import Step
from ..ballots import majority
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Answer
from .step13_superior_pre_review import last_not_after


class ResolutionAdopted(Precondition):
    """支部大会已通过接收决议"""

    id = "S16-PRE"
    step = Step.SUPERIOR_TALK
    article = "2014§24"
    requires = (Step.ADMISSION_GENERAL_MEETING,)
    in_order = ()

    def also(self, act, case, f):
        # That the vote failed or the meeting came later is for step 15 and S16-BEFORE to say.
        meeting = last_not_after(case.acts_of(Step.ADMISSION_GENERAL_MEETING), act.on)
        counted = majority(meeting.ballot)[0] is not Answer.UNKNOWN
        return met() if counted else unknown("admission_general_meeting.ballot")


class TalkBetweenMeetingAndApproval(Rule):
    """支部大会之后、上级党委审批之前谈话"""

    id = "S16-BEFORE"
    step = Step.SUPERIOR_TALK
    article = "党章§5; 2014§24"
    zh = "上级党委派人谈话在{on}，早于支部大会（{meeting}）。应在支部大会通过决议之后、审批之前谈话。"
    en = "The talk took place on {on}, before the general meeting on {meeting}; it comes between meeting and approval."
    late_zh = "上级党委派人谈话在{on}，晚于上级党委审批（{approved}）。应在审批之前谈话。"
    late_en = "The talk took place on {on}, after the approval on {approved}; it comes before the approval."

    def check(self, act, case, f):
        if act.on is None:
            return unknown("on")
        meetings, approvals = case.acts_of(Step.ADMISSION_GENERAL_MEETING), case.acts_of(Step.SUPERIOR_APPROVAL)
        held = [meeting.on for meeting in meetings if meeting.on]
        if held and act.on < held[0]:
            return not_met(on=act.on, meeting=held[0])
        for approval in approvals:
            # Each approval rests on one talk and answers one meeting; the talk lies between the two.
            if approval.on is None or last_not_after(case.acts_of(self.step), approval.on) is not act:
                continue
            if act.on > approval.on:
                return not_met(say="late", on=act.on, approved=approval.on)
            answered = max((day for day in held if day <= approval.on), default=None)
            if answered and act.on < answered:
                return not_met(on=act.on, meeting=answered)
        missing = [
            f"{step.value}.on"
            for step in (Step.ADMISSION_GENERAL_MEETING, Step.SUPERIOR_APPROVAL)
            if any(other.on is None for other in case.acts_of(step))
        ]
        return unknown(*missing) if missing else met(on=act.on)
