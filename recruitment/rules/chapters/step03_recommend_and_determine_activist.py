"""第3步 推荐和确定入党积极分子"""

from ...steps import Step
from ..bodies import DecidedByBranch
from ..calendar import add_months, is_provisional, nth_workday, workdays_between
from ..rule import Precondition, Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class TalkHeld(Precondition):
    """已派人谈话"""

    id = "S03-PRE"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    article = "2014§8; 2026§8; 发展党员工作流程图"
    requires = (Step.ORGANIZATION_TALK,)


class Recommended(Rule):
    """党员推荐或群团组织推优"""

    id = "S03-RECOMMEND"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    article = "2014§8; 2026§8"
    needs = ("channels",)
    zh = "没有推荐记录。至少要有一种推荐：党员推荐，或者共青团、工会、妇联等群团组织推优。"
    en = "No recommendation is on record: at least one is needed, by members or by a mass organisation."

    def check(self, act, case, f):
        return met(channels=act.channels) if act.channels else not_met()


class ActivistDecided(DecidedByBranch):
    """支部委员会研究决定"""

    id = "S03-DECIDE"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    article = "2014§8; 2026§8"

    def check(self, act, case, f):
        if act.body == "general_meeting" and self._committee_not_quorate(act.committee_vote):
            return met()
        return self.body(act)

    def _committee_not_quorate(self, vote) -> bool:
        """A committee that cannot gather more than half of its members hands the matter to the general meeting."""
        if vote is None or vote.should_attend is None or vote.present is None:
            return False
        return 2 * vote.present <= vote.should_attend


class CommitteeQuorum(Rule):
    """支部委员会过半数到会、过半数赞成"""

    id = "S03-COMMITTEE-QUORUM"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    kind = Kind.LOCAL
    article = "支部工作条例"
    needs = ("body",)
    zh = (
        "支部委员会应到{should_attend}人，实到{present}人，未超过半数（至少{needed}人），不能表决；"
        "确实凑不齐的，提交支部党员大会讨论决定。"
    )
    en = (
        "{present} of {should_attend} committee members attended, not more than half ({needed} needed); "
        "if they cannot be gathered, the general meeting decides."
    )
    majority_zh = "支部委员会应到{should_attend}人，赞成{in_favour}人，未超过应到人数的半数（至少{needed}人）。"
    majority_en = (
        "{in_favour} of {should_attend} committee members were in favour, not more than half ({needed} needed)."
    )

    def check(self, act, case, f):
        if act.body != "branch_committee":
            return met()
        vote = act.committee_vote
        if vote is None or vote.should_attend is None:
            return unknown("committee_vote" if vote is None else "committee_vote.should_attend")
        figures = {"should_attend": vote.should_attend, "needed": vote.should_attend // 2 + 1}
        if vote.present is not None and vote.present < figures["needed"]:
            return not_met(**figures, present=vote.present)
        if vote.in_favour is not None and vote.in_favour < figures["needed"]:
            return not_met(say="majority", **figures, in_favour=vote.in_favour)
        missing = [f"committee_vote.{name}" for name in ("present", "in_favour") if getattr(vote, name) is None]
        return unknown(*missing) if missing else met(**figures, present=vote.present, in_favour=vote.in_favour)


class LeagueRecommendation(Rule):
    """28岁以下团员经团组织推优"""

    id = "S03-YL28"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "申请人是共青团员，{birth}出生，到{on}不超过{years}周岁，应经共青团推优，而没有共青团推优的记录。"
    en = "A League member born on {birth}, not above {years} on {on}: a Youth League recommendation is needed."

    def check(self, act, case, f):
        birth, years = case.person.birth_date, f["league_max_age_years"]
        if act.league_member is False or (act.channels and "youth_league" in act.channels):
            return met()
        if birth is not None and act.on is not None and act.on >= add_months(birth, 12 * (years + 1)):
            return met()
        known = {"league_member": act.league_member, "channels": act.channels, "birth_date": birth, "on": act.on}
        if missing := [name for name, value in known.items() if value is None]:
            return unknown(*missing)
        return not_met(birth=birth, on=act.on, years=years)


class WaitAfterApplication(Rule):
    """申请满规定月数"""

    id = "S03-WAIT"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("on",)
    zh = "入党申请书于{applied_on}收到，满{months}个月为{earliest}，而{on}即确定为入党积极分子，提前{early}天。"
    en = "Received on {applied_on}; {months} months are full on {earliest}; decided on {on}, {early} days early."

    def check(self, act, case, f):
        application = case.first(Step.SUBMIT_APPLICATION)
        if application is None or application.on is None:
            return unknown("submit_application.on")
        months = f["application_wait_months"]
        earliest = add_months(application.on, months)
        figures = {"applied_on": application.on, "months": months, "earliest": earliest, "on": act.on}
        if act.on >= earliest:
            return met(**figures)
        return not_met(**figures, early=(earliest - act.on).days)


class ActivistPublicity(Rule):
    """入党积极分子公示"""

    id = "S03-PUBLICITY"
    step = Step.RECOMMEND_AND_DETERMINE_ACTIVIST
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("publicity_started_on", "publicity_ended_on")
    zh = "公示自{start}至{end}，共{workdays}个工作日，不足{needed}个，应公示至{full_on}{remark}。"
    en = "Publicity from {start} to {end} is {workdays} working days; {needed} are full on {full_on}{remark}."

    def check(self, act, case, f):
        start, end = act.publicity_started_on, act.publicity_ended_on
        needed = f["activist_publicity_workdays"]
        full_on = nth_workday(start, needed)
        figures = {"start": start, "end": end, "needed": needed, "full_on": full_on}
        if end >= full_on:
            return met(**figures)
        remark = "provisional_calendar" if is_provisional(full_on) else ""
        return not_met(**figures, workdays=workdays_between(start, end), remark=remark)
