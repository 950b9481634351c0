"""联审批次

The organisation department collects the people and freezes the list; each department answers beside the others; when
the last one has handed in, objections are handled and the round is closed with minutes.
"""

from viewflow import this

from .flow import RoundFlow
from .nodes import EachDepartment, Meet, RoundEnd, RoundGate, RoundStart, RoundStep

CANCELLED = "cancelled"


class JointVettingFlow(RoundFlow):
    process_title = "执纪执法部门联审"

    start = RoundStart().Next(this.collect_people)

    collect_people = (
        RoundStep("汇总名单、冻结发出", outcomes={CANCELLED: "撤销"})
        .Next(this.each_department)
        .On(CANCELLED, this.cancelled)
    )
    each_department = EachDepartment().Next(this.department_reply)
    department_reply = RoundStep("部门审查、交卷", each="departments").Next(this.all_replied)
    all_replied = Meet().Next(this.any_objection).Annotation(title="各部门全部交卷")
    any_objection = (
        RoundGate("has_objections", title="有无异议", yes="有异议", no="无异议")
        .Then(this.handle_objections)
        .Else(this.close_with_minutes)
    )
    handle_objections = RoundStep("核实、听取本人意见、党委决定").Next(this.close_with_minutes)
    close_with_minutes = RoundStep("办结并形成纪要").Next(this.closed)
    closed = RoundEnd("已办结")
    cancelled = RoundEnd("已撤销")
