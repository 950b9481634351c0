"""Notices, replies and resolutions as official documents (公文): whom to, the text, from whom and of which day.

What is not on record stays blank, to be filled by hand; what was decided otherwise is told as it was decided.
"""

from dataclasses import dataclass
from datetime import date

from ..outcomes import OUTCOMES
from ..steps import Step
from . import wording as w
from .content import Dossier
from .sheets import anchor

BLANK = "＿＿＿＿＿＿"


@dataclass(frozen=True, slots=True)
class Letter:
    title: str
    to: str
    paragraphs: tuple[str, ...]
    by: str
    on: str


class Said(dict):
    """The facts of a step's last record that stands, by label; what is missing or unknown is a blank."""

    def __missing__(self, label: str) -> str:
        return BLANK


def said_of(dossier: Dossier, step: Step) -> Said:
    sheet = next((sheet for sheet in dossier.sheets if sheet.anchor == anchor(step)), None)
    records = [record for record in sheet.records if not record.superseded] if sheet else []
    facts = [fact for record in records[-1:] for group in record.groups for fact in group.facts]
    found = Said((fact.label, fact.value) for fact in facts if fact.known)
    for table in sheet.tables if sheet else ():
        if table.title == "公示" and table.rows:
            cells = zip((column.label for column in table.columns), table.rows[-1].cells, strict=True)
            found |= {label: _long(cell) for label, cell in cells if cell != "—"}
    return found


def _long(cell: str) -> str:
    """2026-03-17 as a letter writes it."""
    try:
        return w.long_day(date.fromisoformat(cell))
    except ValueError:
        return cell


def committee(dossier: Dossier) -> str:
    return next((f.value for f in dossier.cover if f.label == "审批党委" and f.known), BLANK)


def goes_on(said: Said, step: Step) -> bool:
    """Whether the record lets the case go on, or there is none yet."""
    return "结果" not in said or said["结果"] == OUTCOMES[step]["forward"].zh


def _otherwise(said: Said) -> str:
    return f"审议结果：{said['结果']}。理由：{said['理由']}。"


def publicity_notice(d: Dossier) -> Letter:
    said, cover = said_of(d, Step.DEVELOPMENT_OBJECT_FILING), Said((f.label, f.value) for f in d.cover if f.known)
    who = "，".join(cover[label] for label in ("姓名", "性别", "民族"))
    return Letter(
        f"关于拟将{d.name}同志列为发展对象的公示",
        "",
        (
            f"根据《中国共产党发展党员工作细则》有关规定，经党支部讨论同意并报上级党委备案，拟将{d.name}同志列为发展对象，"
            "现将有关情况予以公示。",
            f"{who}，{cover['出生日期']}出生，所在党支部为{d.branch}。",
            f"公示时间：{said['开始日期']}至{said['结束日期']}。公示地点：{said['公示地点']}。",
            "公示期间，党员和群众如对公示对象有异议，请署真实姓名向党组织反映。",
            f"联系人：{BLANK}　联系电话：{BLANK}",
        ),
        d.branch,
        said["开始日期"],
    )


def meeting_resolution(d: Dossier) -> Letter:
    said = said_of(d, Step.ADMISSION_GENERAL_MEETING)
    reason = "" if goes_on(said, Step.ADMISSION_GENERAL_MEETING) else f"理由：{said['理由']}。"
    return Letter(
        f"关于接收{d.name}同志为中共预备党员的决议",
        "",
        (
            f"{said['会议日期']}，{d.branch}召开党员大会，讨论{d.name}同志的入党问题。"
            f"应到会有表决权的正式党员{said['应到会有表决权的正式党员']}人，实到{said['实到']}人。",
            f"大会以票决方式进行表决：发出表决票{said['发出表决票']}张，赞成{said['赞成']}票，反对{said['反对']}票，"
            f"弃权{said['弃权']}票，无效{said['无效']}票；会前书面赞成{said['书面赞成']}人，书面反对{said['书面反对']}人。",
            f"大会决定：{said['结果']}。{reason}",
        ),
        d.branch,
        said["会议日期"],
    )


def admission_reply(d: Dossier) -> Letter:
    said, meeting = said_of(d, Step.SUPERIOR_APPROVAL), said_of(d, Step.ADMISSION_GENERAL_MEETING)
    yes = f"同意接收{d.name}同志为中共预备党员，预备期一年，自支部大会通过之日（{meeting['会议日期']}）算起。"
    decided = yes if goes_on(said, Step.SUPERIOR_APPROVAL) else _otherwise(said)
    return Letter(
        f"关于接收{d.name}同志为中共预备党员的批复",
        d.branch,
        (
            f"你支部{said['上报日期']}报来的《关于接收{d.name}同志为中共预备党员的请示》收悉。",
            f"经{said['发生日期']}党委会集体讨论、逐个审议和表决，{decided}",
            "请你支部及时通知本人并在党员大会上宣布，将其编入党支部和党小组，继续加强教育和考察。"
            if goes_on(said, Step.SUPERIOR_APPROVAL)
            else "请你支部做好本人的思想工作。",
        ),
        committee(d),
        said["发生日期"],
    )


def conversion_reply(d: Dossier) -> Letter:
    said, meeting = said_of(d, Step.CONVERSION_APPROVAL), said_of(d, Step.CONVERSION_GENERAL_MEETING)
    yes = f"同意{d.name}同志转为中共正式党员，党龄自{said['党龄起算日期']}算起。"
    return Letter(
        f"关于{d.name}同志转正问题的批复",
        d.branch,
        (
            f"你支部{meeting['会议日期']}召开党员大会讨论{d.name}同志转正问题的决议收悉。",
            f"经{said['发生日期']}党委会集体讨论和表决，"
            + (yes if goes_on(said, Step.CONVERSION_APPROVAL) else _otherwise(said)),
            "请你支部及时通知本人并在党员大会上宣布。",
        ),
        committee(d),
        said["发生日期"],
    )


def pre_review_reply(d: Dossier) -> Letter:
    said = said_of(d, Step.SUPERIOR_PRE_REVIEW)
    yes = f"预审合格，同意发给{d.name}同志《中国共产党入党志愿书》，编号{said['志愿书编号']}。"
    return Letter(
        f"关于{d.name}同志预审结果的通知",
        d.branch,
        (
            f"你支部{said['请示日期']}《关于对发展对象{d.name}同志进行预审的请示》收悉。",
            f"经{said['发生日期']}审查，" + (yes if goes_on(said, Step.SUPERIOR_PRE_REVIEW) else _otherwise(said)),
        ),
        committee(d),
        said["发生日期"],
    )


def talk_notice(d: Dossier) -> Letter:
    said = said_of(d, Step.SUPERIOR_TALK)
    return Letter(
        f"关于同{d.name}同志谈话的通知",
        d.branch,
        (
            f"根据《中国共产党发展党员工作细则》有关规定，党委审批前，定于{said['发生日期']}派人同{d.name}同志谈话，"
            "进一步了解情况，帮助其提高对党的认识。",
            f"谈话地点：{BLANK}。请通知本人按时参加。",
        ),
        committee(d),
        BLANK,
    )


def admission_notice(d: Dossier) -> Letter:
    said, meeting = said_of(d, Step.SUPERIOR_APPROVAL), said_of(d, Step.ADMISSION_GENERAL_MEETING)
    return Letter(
        "入党通知书" if goes_on(said, Step.SUPERIOR_APPROVAL) else "审批结果通知书",
        f"{d.name}同志",
        (
            f"经{committee(d)}{said['发生日期']}批准，你已成为中共预备党员，预备期一年，"
            f"自支部大会通过你为预备党员之日（{meeting['会议日期']}）算起。"
            if goes_on(said, Step.SUPERIOR_APPROVAL)
            else _otherwise(said),
        ),
        d.branch,
        BLANK,
    )


LETTERS = {
    written.__name__: written
    for written in (
        publicity_notice,
        meeting_resolution,
        admission_reply,
        conversion_reply,
        pre_review_reply,
        talk_notice,
        admission_notice,
    )
}
