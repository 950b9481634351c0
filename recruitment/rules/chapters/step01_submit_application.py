"""第1步 递交入党申请书"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Rule, all_true, met, not_met, unknown
from ..verdict import Effect, Kind


class AgeEighteen(Rule):
    """年满十八岁"""

    id = "S01-AGE18"
    step = Step.SUBMIT_APPLICATION
    article = "党章§1; 2014§5; 2026§5"
    zh = "申请人{birth}出生，{adult_on}满{years}岁，而申请书于{on}收到，尚未年满{years}岁。"
    en = "Born on {birth}, the applicant turns {years} on {adult_on}; the application was received on {on}, too early."

    def check(self, act, case, f):
        birth, years = case.person.birth_date, f["min_age_years"]
        if birth is None or act.on is None:
            return unknown("birth_date" if birth is None else "on")
        adult_on = add_months(birth, 12 * years)
        figures = {"birth": birth, "years": years, "adult_on": adult_on, "on": act.on}
        return met(**figures) if act.on >= adult_on else not_met(**figures)


class ChineseCitizen(Rule):
    """中国公民"""

    id = "S01-CITIZEN"
    step = Step.SUBMIT_APPLICATION
    article = "党章§1; 2014§5; 2026§5"
    zh = "申请人国籍为{nationality}，不是中国公民。"
    en = "The applicant's nationality is {nationality}, not CN."

    def check(self, act, case, f):
        nationality = case.person.nationality
        if nationality is None:
            return unknown("nationality")
        return met(nationality=nationality) if nationality == "CN" else not_met(nationality=nationality)


class WrittenApplication(Rule):
    """书面申请，本人签名并注明日期"""

    id = "S01-WRITTEN"
    step = Step.SUBMIT_APPLICATION
    article = "2014§5-§6; 2026§5-§6"
    zh = "入党申请书缺少：{lacking}。请本人补齐后重新递交。"
    en = "The application lacks: {lacking}. The applicant has to complete it."

    def check(self, act, case, f):
        return all_true(act, "written", "signed", "dated")


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
