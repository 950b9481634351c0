"""The figures of the regulation (months, days, hours, heads), each once, with its article.

`tighter` says which way a province or county may move a figure: "up" (a minimum may rise) or "down" (a limit
may shrink). `reread` is the day a person last compared the figure with the text. An unknown name stops the
program.
"""

from dataclasses import dataclass
from datetime import date

_REREAD = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Figure:
    value: int
    unit: str
    article: str
    tighter: str
    reread: date = _REREAD


FIGURES: dict[str, Figure] = {
    "min_age_years": Figure(18, "years", "党章§1; 2014§5; 2026§5", "up"),
    "talk_months": Figure(1, "months", "2014§7; 2026§7", "down"),
    "application_wait_months": Figure(0, "months", "地方做法", "up"),
    "league_max_age_years": Figure(28, "years", "地方做法", "down"),
    "activist_publicity_workdays": Figure(5, "workdays", "地方做法", "up"),
    "activist_reply_days": Figure(30, "days", "地方做法", "down"),
    "contacts_min": Figure(1, "people", "2014§9; 2026§9", "up"),
    "contacts_max": Figure(2, "people", "2014§9; 2026§9", "down"),
    "contact_gap_days": Figure(30, "days", "地方做法", "down"),
    "contact_max_activists": Figure(3, "people", "地方做法", "down"),
    "cultivation_months": Figure(12, "months", "2014§13; 2026§13", "up"),
    "examination_interval_months": Figure(6, "months", "2014§11; 2026§11", "down"),
    "examination_grace_days": Figure(30, "days", "2014§11; 2026§11", "down"),
    "pool_analysis_months": Figure(12, "months", "2014§11; 2026§11", "down"),
    "thought_reports_per_year": Figure(4, "reports", "地方做法", "up"),
    "thought_report_gap_days": Figure(60, "days", "地方做法", "up"),
    "activist_class_hours": Figure(16, "hours", "地方做法", "up"),
    "pool_reviews_per_year_min": Figure(1, "reviews", "地方做法", "up"),
    "pool_reviews_per_year_max": Figure(2, "reviews", "地方做法", "down"),
    "opinion_meeting_people": Figure(8, "people", "地方做法", "up"),
    "publicity_workdays": Figure(5, "workdays", "2026§13", "up"),
    "publicity_2014_workdays": Figure(5, "workdays", "地方做法", "up"),
    "introducers": Figure(2, "people", "党章§5; 2014§14; 2026§14", "up"),
    "introducer_max_open": Figure(2, "people", "地方做法", "down"),
    "vetting_methods_min": Figure(2, "methods", "2014§16; 2026§16", "up"),
    "vetting_valid_months": Figure(12, "months", "地方做法", "down"),
    "joint_vetting_remind_workdays": Figure(5, "workdays", "地方做法", "down"),
    "joint_vetting_reply_workdays": Figure(7, "workdays", "地方做法", "down"),
    "joint_vetting_valid_months": Figure(12, "months", "地方做法", "down"),
    "training_days": Figure(3, "days", "2014§17; 2026§17", "up"),
    "training_hours": Figure(24, "hours", "2014§17; 2026§17", "up"),
    "training_valid_months": Figure(24, "months", "地方做法", "down"),
    "leaving_months": Figure(3, "months", "2014§19; 2026§18", "up"),
    "pre_review_days": Figure(30, "days", "地方做法", "down"),
    "introducer_opinions": Figure(2, "opinions", "党章§5; 2014§15; 2026§15", "up"),
    "meeting_months": Figure(1, "months", "2026§19", "down"),
    "branch_full_members": Figure(3, "people", "党章; 2014§20; 2026§19", "up"),
    "introducers_present": Figure(1, "people", "地方做法", "up"),
    "admission_publicity_workdays": Figure(5, "workdays", "地方做法", "up"),
    "approval_months": Figure(3, "months", "2014§26; 2026§25", "down"),
    "approval_cap_months": Figure(6, "months", "2014§26; 2026§25", "down"),
    "filing_days": Figure(30, "days", "地方做法", "down"),
    "assignment_days": Figure(30, "days", "2014§29; 2026§28", "down"),
    "oath_months": Figure(1, "months", "2026§29", "down"),
    "probation_months": Figure(12, "months", "党章§7; 2014§32; 2026§31", "up"),
    "probation_examination_months": Figure(3, "months", "地方做法", "down"),
    "conversion_application_days": Figure(31, "days", "地方做法", "down"),
    "conversion_prompt_days": Figure(31, "days", "党章§7; 2014§32; 2026§31", "down"),
    "extensions_max": Figure(1, "times", "党章§7; 2014§32; 2026§31", "down"),
    "extension_months_min": Figure(6, "months", "党章§7; 2014§32; 2026§31", "up"),
    "extension_months_max": Figure(12, "months", "党章§7; 2014§32; 2026§31", "down"),
    "postponement_months": Figure(6, "months", "2014§36; 2026§35?", "down"),
    "conversion_publicity_workdays": Figure(5, "workdays", "地方做法", "up"),
    "conversion_approval_months": Figure(3, "months", "2014§34; 2026§33", "down"),
    "archive_days": Figure(30, "days", "2014§37; 2026§36", "down"),
}
