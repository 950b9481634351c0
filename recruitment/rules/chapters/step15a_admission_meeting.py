"""第15步 支部大会讨论：会前与会议（表决见 step15b）"""

from ...steps import Step
from ..calendar import is_provisional, nth_workday, workdays_between
from ..editions import Edition
from ..rule import Clock, Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect, Kind
from .step13_superior_pre_review import pre_review_before
from .step14_fill_membership_form import form_before


class FormFilled(Precondition):
    """预审合格，已填写入党志愿书"""

    id = "S15-PRE"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§20; 2026§19"
    requires = (Step.SUPERIOR_PRE_REVIEW, Step.FILL_MEMBERSHIP_FORM)
    in_order = ()
    failed_zh = "最近一次上级党委预审不合格，不得提交支部大会讨论。"
    failed_en = "The latest pre-review was not passed; the meeting may not discuss the admission."

    def also(self, act, case, f):
        review, form = pre_review_before(case, act.on), form_before(case, act.on)
        if act.on:
            # The form's last day is left out: a form filled in after the meeting is the finding of S14-ORDER.
            form_day = form.issued_on if form.on is None else None
            for step, day in ((Step.SUPERIOR_PRE_REVIEW, review.on), (Step.FILL_MEMBERSHIP_FORM, form_day)):
                if day and act.on < day:
                    return not_met(say="order", step=self.step, on=act.on, earlier=step, earlier_on=day)
        if review.result == "fail" and pre_review_before(case, form.begun) is not review:
            return not_met(say="failed")
        missing = [] if act.on else ["on"]
        missing += [f"superior_pre_review.{name}" for name in ("on", "result") if getattr(review, name) is None]
        missing += [] if form.on else ["fill_membership_form.on"]
        return unknown(*missing) if missing else met()


class MeetingInTime2026(Clock):
    """预审合格后一个月内召开支部大会（2026年版）"""

    id = "S15-1M-2026"
    step = Step.ADMISSION_GENERAL_MEETING
    editions = (Edition.E2026,)
    article = "2026§19"
    starts = Step.SUPERIOR_PRE_REVIEW
    months = "meeting_months"

    def check(self, act, case, f):
        # A meeting held again is not late: the clock stopped at the first meeting after the pre-review.
        meetings = case.acts_of(self.step)
        if act is not meetings[0] and (since := self.since(case, act.begun)):
            for earlier in meetings:
                if earlier is act:
                    break
                if earlier.on and earlier.on >= since:
                    return met(start=self.starts, since=since)
        return super().check(act, case, f)


class MeetingInTime2014(MeetingInTime2026):
    """预审合格后一个月内召开支部大会（2014年版，地方做法）"""

    id = "S15-1M-2014"
    step = Step.ADMISSION_GENERAL_MEETING
    kind = Kind.LOCAL
    editions = (Edition.E2014,)
    article = "地方做法"


class ThreeFullMembers(Rule):
    """支部有正式党员三人以上"""

    id = "S15-MIN3"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "党章§30; 2014§20; 2026§19"
    zh = "支部有正式党员{count}人，不足{least}人，不能召开支部大会接收预备党员，也不得借用其他支部的党员。"
    en = "The branch has {count} full members, {least} are asked; members of other branches cannot be borrowed."

    def check(self, act, case, f):
        count, least = act.full_members, f["branch_full_members"]
        if count is None:
            count = act.ballot.eligible if act.ballot else None
        if count is None:
            return unknown("full_members")
        return met(count=count, least=least) if count >= least else not_met(count=count, least=least)


class NotTemporaryOrganisation(Rule):
    """临时党组织不能接收预备党员"""

    id = "S15-NOTTEMP"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§23; 支部工作条例"
    needs = ("temporary_organisation",)
    zh = "临时党组织不能接收预备党员。请由本人所在单位的党支部召开支部大会。"
    en = "A temporary organisation cannot admit; the branch of the person's unit holds the meeting."

    def check(self, act, case, f):
        return not_met() if act.temporary_organisation else met()


class MeetingSequence(Rule):
    """支部大会程序完整有序"""

    id = "S15-SEQUENCE"
    step = Step.ADMISSION_GENERAL_MEETING
    effect = Effect.WARN
    article = "2014§21; 2026§20"
    needs = ("agenda",)
    zh = "支部大会缺少程序：{lacking}。"
    en = "The general meeting left out: {lacking}."
    disorder_zh = "支部大会的程序先后有误，应依次为：{asked}。"
    disorder_en = "The general meeting did not follow the order: {asked}."
    _ORDER = ("candidate_report", "introducers", "committee_report", "discussion", "ballot")

    def check(self, act, case, f):
        if lacking := [item for item in self._ORDER if item not in act.agenda]:
            return not_met(lacking=lacking)
        places = [act.agenda.index(item) for item in self._ORDER]
        return met() if places == sorted(places) else not_met(say="disorder", asked=self._ORDER)


class CandidateAndIntroducerAttend(Rule):
    """本人到会，至少一名入党介绍人到会"""

    id = "S15-ATTEND"
    step = Step.ADMISSION_GENERAL_MEETING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    zh = "本人没有参加支部大会。应改期召开。"
    en = "The candidate did not attend the meeting, which should have been postponed."
    introducers_zh = "到会的入党介绍人{count}名，至少应有{least}名。应改期召开。"
    introducers_en = "{count} introducers attended, at least {least} has to; the meeting should have been postponed."

    def check(self, act, case, f):
        least = f["introducers_present"]
        if act.candidate_present is False:
            return not_met()
        if act.introducers_present is not None and act.introducers_present < least:
            return not_met(say="introducers", count=act.introducers_present, least=least)
        missing = [name for name in ("candidate_present", "introducers_present") if getattr(act, name) is None]
        return unknown(*missing) if missing else met()


class AdmissionResolution(Rule):
    """决议写入入党志愿书，项目齐全"""

    id = "S15-RESOLUTION"
    step = Step.ADMISSION_GENERAL_MEETING
    article = "2014§22"
    needs = ("resolution_fields",)
    zh = "入党志愿书中的支部大会决议缺少：{lacking}。请补齐后再报上级党委。"
    en = "The resolution in the form lacks: {lacking}. Complete it before it is sent up."
    _FIELDS = ("should_attend", "present", "favour", "against", "abstain", "meeting_date", "secretary_signature")

    def check(self, act, case, f):
        return all_named(act.resolution_fields, self._FIELDS)


class AdmissionPublicity(Rule):
    """接收前公示满五个工作日"""

    id = "S15-PUBLICITY"
    step = Step.ADMISSION_GENERAL_MEETING
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("publicity_started_on", "publicity_ended_on")
    zh = "公示自{start}起，至{end}止，只有{days}个工作日，应满{least}个工作日，即公示至{full}。{remark}"
    en = "Publicity ran from {start} to {end}, {days} working days; {least} are asked, that is until {full}.{remark}"

    def check(self, act, case, f):
        start, end, least = act.publicity_started_on, act.publicity_ended_on, f["admission_publicity_workdays"]
        full = nth_workday(start, least)
        if end >= full:
            return met(start=start, end=end, full=full)
        figures = {"start": start, "end": end, "days": workdays_between(start, end), "least": least, "full": full}
        return not_met(**figures, remark="provisional_calendar" if is_provisional(full) else "")
