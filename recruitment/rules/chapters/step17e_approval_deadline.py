"""第17步 上级党委审批：期限（三）"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Rule, met, not_met, unknown
from ..verdict import Kind


class ReportedInTime(Rule):
    """超过三个月未上报的，支部复议；超过六个月的，重新履行接收程序"""

    id = "S17-RESUBMIT"
    step = Step.SUPERIOR_APPROVAL
    kind = Kind.LOCAL
    article = "地方做法"
    zh = "支部大会{since}作出决议，{reported}才上报，已超过{limit}。应重新召开支部大会，预备期从新的大会之日算起。"
    en = (
        "The meeting resolved on {since}, reported up on {reported}, after {limit}: the admission is done again and "
        "probation starts from the new meeting."
    )
    again_zh = "支部大会{since}作出决议，{reported}才上报，已超过{limit}。应先由支部复议，而复议记在{again}，不在其间。"
    again_en = (
        "The meeting resolved on {since}, reported up on {reported}, after {limit}: the branch deliberates again in "
        "between, but did so on {again}."
    )

    def check(self, act, case, f):
        held = [m.on for m in case.acts_of(Step.ADMISSION_GENERAL_MEETING) if m.on and act.on and m.on <= act.on]
        if not held:
            return unknown("on" if act.on is None else "admission_general_meeting.on")
        since = held[-1]
        limit, cap = add_months(since, f["approval_months"]), add_months(since, f["approval_cap_months"])
        if act.reported_on is None:
            return met(since=since) if act.on <= limit else unknown("reported_on")
        figures = {"since": since, "reported": act.reported_on}
        if act.reported_on > cap:
            return not_met(**figures, limit=cap)
        if act.reported_on <= limit:
            return met(**figures)
        if act.redeliberated_on is None:
            return unknown("redeliberated_on")
        if since < act.redeliberated_on <= act.reported_on:
            return met(**figures)
        return not_met(say="again", **figures, limit=limit, again=act.redeliberated_on)
