"""第1步 递交入党申请书（一）"""

from ...steps import Step
from ..calendar import add_months
from ..rule import Rule, all_true, met, not_met, unknown


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
    en = "The applicant is a citizen of {nationality}, not of China."

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
