"""第10步 进行政治审查，以及联审"""

from ...steps import Step
from ..editions import Edition
from ..rule import JOINT_VETTING, Precondition, Rule, all_named, all_true, met, not_met, unknown
from ..validity import valid_at_the_meeting
from ..verdict import Effect, Kind


class DevelopmentObjectVetted(Precondition):
    """已列为发展对象"""

    id = "S10-PRE"
    step = Step.POLITICAL_VETTING
    article = "2014§16; 2026§16"
    requires = (Step.DEVELOPMENT_OBJECT_FILING,)


class VettingPassed(Rule):
    """政治审查合格"""

    id = "S10-MANDATORY"
    step = Step.POLITICAL_VETTING
    article = "2014§16; 2026§16"
    needs = ("result",)
    zh = "政治审查结论为不合格，不能发展入党。"
    en = "The political vetting was not passed; the person cannot be admitted."

    def check(self, act, case, f):
        return not_met() if act.result == "fail" else met()


class VettingScope2014(Rule):
    """政治审查内容齐全（2014年版）"""

    id = "S10-SCOPE-2014"
    step = Step.POLITICAL_VETTING
    editions = (Edition.E2014,)
    article = "2014§16"
    needs = ("topics",)
    zh = "政治审查没有包括：{lacking}。请补充审查。"
    en = "The vetting left out: {lacking}. Complete it."
    _TOPICS = ("line_and_policy", "political_history", "lawful_and_moral", "relatives_and_relations")

    def check(self, act, case, f):
        return all_named(act.topics, self._TOPICS)


class VettingScope2026(VettingScope2014):
    """政治审查内容齐全（2026年版）"""

    id = "S10-SCOPE-2026"
    step = Step.POLITICAL_VETTING
    editions = (Edition.E2026,)
    article = "2026§16"
    _TOPICS = ("motive", "political_quality", "actual_behaviour", *VettingScope2014._TOPICS)


class VettingMethods(Rule):
    """政治审查方法不止一种"""

    id = "S10-METHODS"
    step = Step.POLITICAL_VETTING
    effect = Effect.WARN
    article = "2014§16"
    needs = ("methods",)
    zh = "政治审查只用了{count}种方法，至少应有{least}种：同本人谈话、查阅档案、走访了解，必要时函调或外调。"
    en = "The vetting used {count} method(s); at least {least}: talk, files, inquiries, and if need be letter or visit."

    def check(self, act, case, f):
        count, least = len(set(act.methods)), f["vetting_methods_min"]
        return met(count=count, least=least) if count >= least else not_met(count=count, least=least)


class MobilePersonOpinions(Rule):
    """流动人员征求户籍地和居住地党组织意见"""

    id = "S10-MOBILE"
    step = Step.POLITICAL_VETTING
    article = "2014§16"
    zh = "对流动人员的政治审查，还应征求{lacking}的意见。"
    en = "The vetting of a mobile person also asks for the opinion of: {lacking}."

    def check(self, act, case, f):
        if case.person.is_mobile is None:
            return unknown("is_mobile")
        if not case.person.is_mobile:
            return met()
        if act.mobile_opinions is None:
            return unknown("mobile_opinions")
        return all_named(act.mobile_opinions, ("hukou_org", "residence_org"))


class VettingConclusion(Rule):
    """形成结论性材料，签名盖章"""

    id = "S10-CONCLUSION"
    step = Step.POLITICAL_VETTING
    article = "2014§16"
    zh = "政治审查结论性材料缺少：{lacking}。请补齐。"
    en = "The conclusive vetting report lacks: {lacking}."

    def check(self, act, case, f):
        return all_true(act, "conclusion_signed", "conclusion_stamped")


class VettingStillValid(Rule):
    """政治审查结论一年内有效"""

    id = "S10-VALID-1Y"
    step = Step.POLITICAL_VETTING
    kind = Kind.LOCAL
    article = "地方做法"
    needs = ("concluded_on",)
    zh = "政治审查结论{since}作出，{months}个月内有效，至{valid_until}止；支部大会在{on}召开，应重新政审。"
    en = "Vetted on {since}, valid for {months} months until {valid_until}; the meeting was on {on}: vet again."

    def check(self, act, case, f):
        return valid_at_the_meeting(act.concluded_on, f["vetting_valid_months"], case)


class JointVettingPassed(Rule):
    """联审通过：政审之后、集中培训之前，各部门全部答复"""

    id = "S10-JOINT"
    step = Step.POLITICAL_VETTING
    act = JOINT_VETTING
    kind = Kind.LOCAL
    article = "2014§19; 2026§18; 地方做法（太平区）"
    zh = "联审有异议，未通过。请核实处理后重新联审。"
    en = "The joint vetting met with an objection and was not passed. Look into it and vet again."
    few_zh = "联审共{departments}个部门，已答复{replies}个，尚有{short}个没有答复，不得办结。"
    few_en = "Of {departments} departments {replies} replied, {short} did not; the joint vetting cannot be closed."
    named_zh = "联审尚有{short}个部门没有答复：{missing}，不得办结。"
    named_en = "Replies are missing from {short} department(s): {missing}; the joint vetting cannot be closed."
    early_zh = "联审于{closed}办结，应在政治审查作出结论（{concluded}）之后。"
    early_en = "The joint vetting was closed on {closed}; it has to come after the vetting's conclusion on {concluded}."
    late_zh = "联审于{closed}办结，应在集中培训开始（{started}）之前。"
    late_en = "The joint vetting was closed on {closed}; it has to come before the training's start on {started}."

    def check(self, act, case, f):
        if act.result == "fail":
            return not_met()
        short = self._short(act)
        if act.departments_missing:
            return not_met(say="named", short=short or len(act.departments_missing), missing=act.departments_missing)
        if short > 0:
            return not_met(say="few", departments=act.departments, replies=act.replies, short=short)
        vetting, training = case.last(Step.POLITICAL_VETTING), case.first(Step.CENTRALIZED_TRAINING)
        concluded, started = vetting and vetting.done, training and training.begun
        if concluded and act.closed_on and act.closed_on <= concluded:
            return not_met(say="early", closed=act.closed_on, concluded=concluded)
        if started and act.closed_on and act.closed_on >= started:
            return not_met(say="late", closed=act.closed_on, started=started)
        missing = [name for name in ("result", "closed_on") if getattr(act, name) is None]
        if act.departments_missing is None:
            missing += [name for name in ("departments", "replies") if getattr(act, name) is None]
        if vetting and concluded is None:
            missing.append("political_vetting.concluded_on")
        if training and started is None:
            missing.append("centralized_training.started_on")
        return unknown(*missing) if missing else met(closed=act.closed_on)

    @staticmethod
    def _short(act) -> int:
        """Departments that have not replied, as far as the counts tell."""
        return act.departments - act.replies if None not in (act.departments, act.replies) else 0
