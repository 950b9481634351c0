"""第1步 递交入党申请书（二）"""

from ...steps import Step
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class RightOrganisation(Rule):
    """向有管辖的党组织提出"""

    id = "S01-WHERE"
    step = Step.SUBMIT_APPLICATION
    effect = Effect.WARN
    article = "2014§6; 2026§6"
    needs = ("basis",)
    zh = "申请所向的党组织（{basis}）没有管辖。应向工作、学习所在单位党组织提出。"
    en = "The organisation applied to ({basis}) is not competent. Apply to the unit of work or study."
    unit_zh = "向{basis}党组织申请，而所在单位已有党组织，应向单位党组织提出。"
    unit_en = "Applied at the {basis}, although the unit has a Party organisation: apply there."
    mobile_zh = "向{basis}党组织申请，而申请人不是流动人员，应向工作、学习所在单位党组织提出。"
    mobile_en = "Applied at the {basis}, which is open to mobile people only: apply to the unit of work or study."
    _MOBILE = ("unit_location", "supervising_department", "mobile_member_org")

    def check(self, act, case, f):
        if act.basis in ("work_unit", "study_unit"):
            return met(basis=act.basis)
        if act.basis == "residence":
            if act.unit_has_organisation is None:
                return unknown("unit_has_organisation")
            return not_met(say="unit", basis=act.basis) if act.unit_has_organisation else met(basis=act.basis)
        if act.basis in self._MOBILE:
            if case.person.is_mobile is None:
                return unknown("is_mobile")
            return met(basis=act.basis) if case.person.is_mobile else not_met(say="mobile", basis=act.basis)
        return not_met(basis=act.basis)


class Handwritten(Rule):
    """手写，或打印件亲笔签名"""

    id = "S01-HANDWRITTEN"
    step = Step.SUBMIT_APPLICATION
    kind = Kind.LOCAL
    effect = Effect.INFO
    article = "地方做法"
    needs = ("handwritten",)
    zh = "申请书是打印件且没有亲笔签名。"
    en = "The application is printed and bears no handwritten signature."

    def check(self, act, case, f):
        if act.handwritten or act.signed:
            return met()
        return unknown("signed") if act.signed is None else not_met()
