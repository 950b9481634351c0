"""第21步 继续教育考察"""

from ...steps import Step
from ..calendar import DAY, add_months
from ..periods import first_missing
from ..probation_term import admitted_on, decided_on, early_conversion, moves_in_probation
from ..rule import Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect, Kind


class AssignedToBranch(Precondition):
    """已编入党支部"""

    id = "S21-PRE"
    step = Step.PROBATION_EDUCATION
    article = "2014§31; 2026§30"
    requires = (Step.ASSIGN_BRANCH_AND_GROUP,)
    in_order = ()

    def also(self, act, case, f):
        dated = case.first(Step.ASSIGN_BRANCH_AND_GROUP).on is not None
        return met() if dated else unknown("assign_branch_and_group.on")


class ProbationOneYear(Rule):
    """预备期满一年"""

    id = "S21-1Y"
    step = Step.PROBATION_EDUCATION
    article = "党章§7; 2014§32; 2026§31"
    zh = "{admitted}支部大会接收为预备党员，预备期{months}个月，到{expiry}期满，而{on}即认定期满，提前{early}天。"
    en = "Admitted on {admitted}; {months} months are full on {expiry}; concluded on {on}, {early} days early."

    def check(self, act, case, f):
        admitted, months = admitted_on(case), f["probation_months"]
        if admitted is None:
            return unknown("admission_general_meeting.on")
        expiry = add_months(admitted, months)
        figures = {"admitted": admitted, "months": months, "expiry": expiry}
        if act.on is not None and act.on >= expiry:
            return met(**figures, on=act.on)
        meetings = case.acts_of(Step.CONVERSION_GENERAL_MEETING)
        if any(meeting.decision == "cancel" for meeting in meetings):
            return met(**figures)  # a cancellation need not wait for the end
        if early_conversion(case, f) is not None:
            return unknown("conversion_general_meeting.on")  # S23-PRE says that the meeting came too early
        if act.on is not None:
            return not_met(**figures, on=act.on, early=(expiry - act.on).days)
        until = meetings[0].on if meetings else case.as_of
        return met(**figures) if until is not None and until >= expiry else unknown("on")


class ProbationMethods(Rule):
    """通过党的组织生活、听取汇报、个别谈心、集中培训、实践锻炼教育考察"""

    id = "S21-METHODS"
    step = Step.PROBATION_EDUCATION
    effect = Effect.WARN
    article = "2014§31"
    needs = ("methods",)
    zh = "预备期的教育考察没有采用：{lacking}。请补齐。"
    en = "Education and examination during probation left out: {lacking}."
    _METHODS = ("party_life", "reports", "talks", "training", "practice")

    def check(self, act, case, f):
        return all_named(act.methods, self._METHODS)


class QuarterlyExamination(Rule):
    """每季度考察一次、提交思想汇报一份"""

    id = "S21-QUARTER"
    step = Step.PROBATION_EDUCATION
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "预备期自{since}起，每{months}个月考察一次，第{number}次应于{due}进行、最迟不超过{closes}，没有记录。"
    en = (
        "In probation since {since}, examined every {months} months: "
        "examination {number}, due on {due} and possible until {closes}, is not on record."
    )
    report_zh = (
        "预备期自{since}起，每{months}个月提交思想汇报一份，第{number}份应于{due}提交、最迟不超过{closes}，没有记录。"
    )
    report_en = (
        "In probation since {since}, a thought report every {months} months: "
        "report {number}, due on {due} and possible until {closes}, is not on record."
    )

    def check(self, act, case, f):
        since = admitted_on(case)
        if since is None:
            return unknown("admission_general_meeting.on")
        until = decided_on(case.acts_of(Step.CONVERSION_GENERAL_MEETING)) or case.as_of
        months, grace = f["probation_examination_months"], f["examination_grace_days"]
        for days, say in ((act.examined_on, None), (act.thought_reports_on, "report")):
            if days is None or (missing := first_missing(days, since, months, until, grace)) is None:
                continue
            number, due = missing
            return not_met(say=say, since=since, months=months, number=number, due=due, closes=due + grace * DAY)
        absent = [name for name in ("examined_on", "thought_reports_on") if getattr(act, name) is None]
        return unknown(*absent) if absent else met(since=since)


class ProbationerMoved(Rule):
    """预备党员变动单位：移交、审查入党材料"""

    id = "S21-TRANSFER"
    step = Step.PROBATION_EDUCATION
    effect = Effect.WARN
    of_moves = True
    article = "2014§35; 2026§34?"
    zh = "预备党员变动单位（{day}），原所在党组织没有负责地介绍情况、移交材料。请补办移交。"
    en = "When the probationary member moved on {day}, the former organisation did not hand over case and materials."
    unchecked_zh = "预备党员变动单位（{day}），接收党组织没有严格审查其全部入党材料。请审查后再接续教育考察。"
    unchecked_en = "When the probationary member moved on {day}, the new organisation did not check the materials."
    unconfirmed_zh = (
        "预备党员变动单位（{day}），接收党组织无法认定其预备党员身份。"
        "报县级以上党委组织部门批准，可以不予承认；查清以前不得转正。"
    )
    unconfirmed_en = (
        "When the probationary member moved on {day}, the status could not be confirmed; with approval of the "
        "county-level organisation department or above it is not recognised."
    )
    _ASKED = (
        ("materials_handed_over", None),
        ("admission_materials_checked", "unchecked"),
        ("status_confirmed", "unconfirmed"),
    )

    def check(self, act, case, f):
        moves = moves_in_probation(case)
        if moves is None:
            return unknown("transfers" if case.transfers is None else "admission_general_meeting.on")
        for move in moves:
            for name, say in self._ASKED:
                if getattr(move, name) is False:
                    day = move.left_on or move.accepted_on
                    return not_met(say=say, day=day, judged_on=day)
        missing = [f"transfers.{name}" for name, _ in self._ASKED if any(getattr(m, name) is None for m in moves)]
        return unknown(*missing) if missing else met()


class BreachDealtWith(Rule):
    """预备期违纪的处理"""

    id = "S21-DISCIPLINE"
    step = Step.PROBATION_EDUCATION
    effect = Effect.INFO
    article = "纪律处分条例"
    needs = ("breach",)
    zh = "预备期违纪情节较轻，所作处理：{measure}。情节较轻的，应当批评教育或者延长预备期。"
    en = "A light breach of discipline was met with: {measure}. Criticism or extension of the probation is asked."
    serious_zh = "预备期违纪情节严重，所作处理：{measure}。情节严重的，应当取消预备党员资格。"
    serious_en = "A serious breach of discipline was met with: {measure}. Probationary membership is to be cancelled."

    def check(self, act, case, f):
        if act.breach == "none":
            return met()
        if act.measure is None:
            return unknown("measure")
        if act.breach == "serious":
            return met() if act.measure == "cancellation" else not_met(say="serious", measure=act.measure)
        return met() if act.measure in ("criticism", "extension") else not_met(measure=act.measure)


class NewMemberTraining(Rule):
    """参加新党员培训"""

    id = "S21-NEWTRAIN"
    step = Step.PROBATION_EDUCATION
    kind = Kind.LOCAL
    effect = Effect.INFO
    article = "地方做法（太平区）"
    needs = ("new_member_training_hours",)
    zh = "预备期内没有参加新党员培训。请在转正后一年内安排参加。"
    en = "No new-member training was attended during probation. Arrange it within a year after conversion."

    def check(self, act, case, f):
        return met(hours=act.new_member_training_hours) if act.new_member_training_hours else not_met()
