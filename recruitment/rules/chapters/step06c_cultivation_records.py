"""第6步 培养教育考察：队伍分析、转接、思想汇报、培训"""

from itertools import pairwise

from ...steps import Step
from ..calendar import add_months
from ..periods import cultivated_since, cultivated_until, first_missing, full_years
from ..rule import Rule, met, not_met, unknown
from ..verdict import Effect, Kind


class AnalysedEveryYear(Rule):
    """基层党委每年分析入党积极分子队伍"""

    id = "S06-ANNUAL"
    step = Step.CULTIVATION_AND_EXAMINATION
    effect = Effect.WARN
    article = "2014§11"
    of_many = True
    needs = ("committee_analysed_on",)
    zh = "基层党委应每{months}个月分析一次入党积极分子队伍状况，自{since}起第{number}次应在{due}前，没有记录。"
    en = (
        "The base Party committee analyses the activists every {months} months; no. {number}, due by {due}, is missing."
    )

    def check(self, act, case, f):
        since, months = cultivated_since(case), f["pool_analysis_months"]
        if since is None:
            return unknown("recommend_and_determine_activist.on")
        missing = first_missing(act.committee_analysed_on, since, months, cultivated_until(case))
        if missing is None:
            return met(since=since, months=months)
        return not_met(since=since, months=months, number=missing[0], due=missing[1])


class TransferHandedOver(Rule):
    """变动单位（居住地）后接续培养"""

    id = "S06-TRANSFER"
    step = Step.CULTIVATION_AND_EXAMINATION
    effect = Effect.WARN
    of_moves = True
    article = "2014§12"
    zh = "{left_on}转出时，原单位党组织没有移交培养教育等有关材料。应补办移交，现单位审查后接续培养，培养时间连续计算。"
    en = "The organisation left on {left_on} did not hand over the materials. Time goes on counting; ask for them."
    undated_zh = "转出时，原单位党组织没有移交培养教育等有关材料。应补办移交，现单位审查后接续培养，培养时间连续计算。"
    undated_en = "The former organisation did not hand over the materials. Time goes on counting; ask for them."

    def check(self, act, case, f):
        if case.transfers is None:
            return unknown("transfers")
        meeting = case.first(Step.ADMISSION_GENERAL_MEETING)
        admitted_on = meeting.on if meeting else None
        # A move after the admission meeting is a probationary member's: S21-TRANSFER.
        moves = [t for t in case.transfers if not (admitted_on and t.left_on and t.left_on >= admitted_on)]
        for move in moves:
            if move.materials_handed_over is False:
                day = move.left_on
                return not_met(left_on=day, judged_on=day) if day else not_met(say="undated")
        if any(move.materials_handed_over is None for move in moves):
            return unknown("transfers.materials_handed_over")
        return met()


class QuarterlyReports(Rule):
    """每季度一份思想汇报"""

    id = "S06-REPORTS"
    step = Step.CULTIVATION_AND_EXAMINATION
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("thought_reports_on",)
    zh = "{since}至{until}培养满{years}年，应有思想汇报{owed}份，实有{count}份。"
    en = "From {since} to {until} {years} full years passed: {owed} thought reports are owed, {count} are on record."
    gap_zh = "{second}的思想汇报距上一份（{first}）只有{days}天，两份之间至少应隔{gap}天。"
    gap_en = "The thought report of {second} follows that of {first} after {days} days; at least {gap} are asked."

    def check(self, act, case, f):
        since, until = cultivated_since(case), cultivated_until(case)
        if since is None:
            return unknown("recommend_and_determine_activist.on")
        reports = sorted(day for day in act.thought_reports_on if since < day <= until)
        years = full_years(since, until)
        figures = {"since": since, "until": until, "years": years, "count": len(reports)}
        owed, gap = years * f["thought_reports_per_year"], f["thought_report_gap_days"]
        if len(reports) < owed:
            return not_met(**figures, owed=owed)
        for first, second in pairwise(reports):
            if (second - first).days < gap:
                return not_met(say="gap", first=first, second=second, days=(second - first).days, gap=gap)
        return met(**figures, owed=owed)


class ActivistClass(Rule):
    """入党积极分子培训班"""

    id = "S06-ACTCLASS"
    step = Step.CULTIVATION_AND_EXAMINATION
    kind = Kind.LOCAL
    effect = Effect.INFO
    article = "地方做法"
    needs = ("activist_class_hours",)
    zh = "入党积极分子培训{hours}学时，不足{needed}学时。"
    en = "The activist attended {hours} hours of training; {needed} are asked."

    def check(self, act, case, f):
        figures = {"hours": act.activist_class_hours, "needed": f["activist_class_hours"]}
        return met(**figures) if figures["hours"] >= figures["needed"] else not_met(**figures)


class PoolReviewed(Rule):
    """每年梳理备案信息库一至两次"""

    id = "S06-POOL"
    step = Step.CULTIVATION_AND_EXAMINATION
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法（太平区）"
    of_many = True
    needs = ("pool_reviewed_on",)
    zh = "{opens}至{closes}的一年内梳理入党积极分子备案信息库{count}次，应为{low}至{high}次。"
    en = "In the year from {opens} to {closes} the reserve pool was combed {count} times; {low} to {high} are asked."

    def check(self, act, case, f):
        since, until = cultivated_since(case), cultivated_until(case)
        if since is None:
            return unknown("recommend_and_determine_activist.on")
        low, high = f["pool_reviews_per_year_min"], f["pool_reviews_per_year_max"]
        for year in range(full_years(since, until) + 1):
            opens, closes = add_months(since, 12 * year), add_months(since, 12 * year + 12)
            count = sum(opens < day <= closes for day in act.pool_reviewed_on)
            if count > high or (count < low and closes < until):
                return not_met(opens=opens, closes=closes, count=count, low=low, high=high)
        return met(low=low, high=high)
