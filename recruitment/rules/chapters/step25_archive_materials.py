"""第25步 材料归档"""

from datetime import date

from ...steps import Step
from ..rule import Clock, Precondition, Rule, all_named, met, not_met, unknown
from ..verdict import Effect, Kind


class ConversionApproved(Precondition):
    """上级党委已批准转正"""

    id = "S25-PRE"
    step = Step.ARCHIVE_MATERIALS
    article = "2014§37; 2026§36"
    requires = (Step.CONVERSION_APPROVAL,)
    in_order = ()
    unconverted_zh = "案卷中没有批准转正的记录。批准转正以后，才办理{step}。"
    unconverted_en = "No approved conversion is on record; {step} follows it."

    def also(self, act, case, f):
        answers = list(case.approvals())
        first = answers[0][1].on
        if first and act.on is not None and act.on < first:
            return not_met(say="order", step=self.step, on=act.on, earlier=Step.CONVERSION_APPROVAL, earlier_on=first)
        converted = [approval.on for meeting, approval in answers if meeting and meeting.decision == "convert"]
        if converted and act.on is not None:
            if act.on >= converted[0]:
                return met()
            return not_met(
                say="order", step=self.step, on=act.on, earlier=Step.CONVERSION_APPROVAL, earlier_on=converted[0]
            )
        if converted:
            return unknown("on")
        if any(approval.on is None for _, approval in answers):
            return unknown("conversion_approval.on")
        if any(meeting is None or meeting.decision is None for meeting, _ in answers):
            return unknown("conversion_general_meeting.decision")
        return not_met(say="unconverted", step=self.step)


class FiveMaterials(Rule):
    """五种材料归档"""

    id = "S25-FIVE"
    step = Step.ARCHIVE_MATERIALS
    article = "2014§37; 2026§36"
    needs = ("materials",)
    zh = "归档材料缺少：{lacking}。请补齐后归档。"
    en = "The file lacks: {lacking}. Complete it before it is archived."
    _FIVE = (
        "membership_form",
        "application_letter",
        "vetting_conclusion",
        "conversion_application",
        "examination_register",
    )

    def check(self, act, case, f):
        return all_named(act.materials, self._FIVE)


class RightCustody(Rule):
    """有人事档案的存入人事档案，没有的建立党员档案"""

    id = "S25-CUSTODY"
    step = Step.ARCHIVE_MATERIALS
    article = "2014§37; 2026§36"
    needs = ("custody",)
    zh = (
        "入党材料没有存入人事档案或党员档案。有人事档案的存入人事档案；没有人事档案的建立党员档案，"
        "由所在党委或县级党委组织部门保存。"
    )
    en = "The materials are kept neither in the personnel file nor in a Party member file. Put them where they belong."
    personnel_zh = "本人有人事档案，入党材料却存入{custody}。应存入人事档案。"
    personnel_en = "The person has a personnel file, yet the materials went to the {custody}. Put them into it."
    member_zh = "本人没有人事档案，却记为存入{custody}。应建立党员档案，由所在党委或县级党委组织部门保存。"
    member_en = "The person has no personnel file, yet the materials went to the {custody}. Create a Party member file."

    def check(self, act, case, f):
        if act.custody == "other":
            return not_met()
        if act.has_personnel_file is None:
            return unknown("has_personnel_file")
        say, right = ("personnel", "personnel_file") if act.has_personnel_file else ("member", "party_member_file")
        return met(custody=act.custody) if act.custody == right else not_met(say=say, custody=act.custody)


class ArchivedPromptly(Clock):
    """批准转正后及时归档"""

    id = "S25-PROMPT"
    step = Step.ARCHIVE_MATERIALS
    kind = Kind.LOCAL
    article = "2014§37; 地方做法"
    starts = Step.CONVERSION_APPROVAL
    days = "archive_days"
    zh = "上级党委{since}批准转正，应及时（{deadline}前）归档，实际{on}归档，逾期{late}天。"
    en = "Conversion was approved on {since}; archiving was due by {deadline}, done on {on}, {late} days late."
    overdue_zh = "上级党委{since}批准转正，应及时（{deadline}前）归档，至今没有记录，已逾期{late}天。请尽快归档。"
    overdue_en = (
        "Conversion was approved on {since}; archiving was due by {deadline}; none is on record, {late} days late."
    )

    def since(self, case, before: date | None = None) -> date | None:
        """The approval of the conversion; that of an extension starts no clock."""
        for meeting, approval in reversed(list(case.approvals())):
            converted = meeting is not None and meeting.decision == "convert" and meeting.advanced
            if converted and approval.advanced and (before is None or approval.on <= before):
                return approval.on
        return None


class BranchKeepsPapers(Rule):
    """支部保存会议记录、表决票、公示照片"""

    id = "S25-BRANCHFILE"
    step = Step.ARCHIVE_MATERIALS
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法"
    needs = ("branch_papers",)
    zh = "党支部留存的材料缺少：{lacking}。请补齐。"
    en = "The branch's own papers lack: {lacking}."

    def check(self, act, case, f):
        return all_named(act.branch_papers, ("minutes", "ballots", "publicity_photos"))


class OneFileFullRecord(Rule):
    """一人一档，全程纪实"""

    id = "S25-ONEFILE"
    step = Step.ARCHIVE_MATERIALS
    kind = Kind.LOCAL
    effect = Effect.WARN
    article = "地方做法（太平区）"
    needs = ("full_process_record",)
    zh = "归档材料中没有发展党员全程纪实。应一人一档，全程纪实。"
    en = "The file holds no full-process record. One person, one file, with the whole process recorded."

    def check(self, act, case, f):
        return met() if act.full_process_record else not_met()
