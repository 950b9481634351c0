"""第11步 开展集中培训（一）"""

from ...steps import Step
from ..rule import JOINT_VETTING, Precondition, Rule, met, not_met, unknown


class DevelopmentObjectTrained(Precondition):
    """已列为发展对象；规定先联审的，已经联审"""

    id = "S11-PRE"
    step = Step.CENTRALIZED_TRAINING
    article = "2014§17; 2026§17"
    requires = (Step.DEVELOPMENT_OBJECT_FILING,)
    joint_zh = "本地规定发展对象先通过联审再参加集中培训，而案卷中没有联审的记录。"
    joint_en = "Here the joint vetting is to be passed before the centralized training; it is not on record."

    def also(self, act, case, f):
        # A joint vetting that failed, came late or lacks replies is the finding of S10-JOINT.
        if case.joint_vetting_required and not case.recorded(JOINT_VETTING):
            return not_met(say="joint")
        return met()


class TrainingDuration(Rule):
    """培训不少于三天，或不少于二十四学时"""

    id = "S11-DURATION"
    step = Step.CENTRALIZED_TRAINING
    article = "2014§17; 2026§17"
    zh = "集中培训{days}天、{hours}个学时，应不少于{least_days}天或不少于{least_hours}个学时，请补训。"
    en = "The training took {days} days, {hours} hours; at least {least_days} days or {least_hours} hours are asked."

    def check(self, act, case, f):
        least_days, least_hours = f["training_days"], f["training_hours"]
        if act.waived or (act.days or 0) >= least_days or (act.hours or 0) >= least_hours:
            return met(days=act.days, hours=act.hours)
        if act.days is None or act.hours is None:
            return unknown(*(name for name in ("days", "hours") if getattr(act, name) is None))
        return not_met(days=act.days, hours=act.hours, least_days=least_days, least_hours=least_hours)


class TrainingOrganiser(Rule):
    """由基层党委或县级党委组织部门培训"""

    id = "S11-ORGANISER"
    step = Step.CENTRALIZED_TRAINING
    article = "2014§17; 2026§17"
    zh = "集中培训由{organiser}举办，应由基层党委或县级党委组织部门举办。"
    en = (
        "The training was held by the {organiser}; the base Party committee or county organisation department holds it."
    )

    def check(self, act, case, f):
        if act.waived:
            return met()
        if act.organiser is None:
            return unknown("organiser")
        return not_met(organiser=act.organiser) if act.organiser == "branch" else met(organiser=act.organiser)
