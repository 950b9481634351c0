"""The forms (表样) as papers of their own, from the same data: what an office prints, signs and files.

A form shows the records of one or two steps, or a table of the whole case. Page and type follow GB/T 9704: A4, the text
156 mm by 225 mm, the title in 22 points. The national membership form is controlled stock: what is made here is a
sample to copy from, marked as such, with the line for the custody register of serial numbers.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from ..cases.models import JOINT_VETTING, Case
from ..steps import Step
from .content import Dossier, Sheet, Table
from .selectors import dossier_of
from .sheets import anchor

TIMELINE, MATERIALS = "timeline", "materials"


@dataclass(frozen=True, slots=True)
class Form:
    word: str
    title: str
    shows: tuple[str, ...]
    """Steps whose records it shows, or `TIMELINE`, `MATERIALS`."""
    signs: tuple[str, ...]
    """Who signs at the foot."""
    mark: str = ""
    """What is written across the head: that it is no original."""
    note: str = ""


_PAIR = (_("填表人"), _("支部书记"))
_FORMS = (
    Form("talk_record", _("入党申请人谈话记录"), (Step.ORGANIZATION_TALK,), (_("谈话人"), _("谈话对象"))),
    Form(
        "examination_register",
        _("入党积极分子培养教育考察登记表"),
        (Step.ASSIGN_CULTIVATION_CONTACTS, Step.CULTIVATION_AND_EXAMINATION),
        (_("培养联系人"), _("支部书记")),
    ),
    Form("political_review", _("政治审查报告"), (Step.POLITICAL_VETTING,), (_("审查人"), _("党组织（盖章）"))),
    Form("joint_vetting_sheet", _("发展党员联审表"), (JOINT_VETTING,), (_("承办人"), _("部门（盖章）"))),
    Form("pre_review", _("发展党员预审表"), (Step.SUPERIOR_PRE_REVIEW,), (_("审查人"), _("党委（盖章）"))),
    Form(
        "publicity_notice",
        _("发展党员公示"),
        (Step.DEVELOPMENT_OBJECT_FILING,),
        (_("党组织（盖章）"),),
        note=_("公示期间，对公示对象有异议的，可以署真实姓名向党组织反映。"),
    ),
    Form("ballot_record", _("支部大会票决记录"), (Step.ADMISSION_GENERAL_MEETING,), (_("监票人"), _("计票人"))),
    Form(
        "meeting_resolution",
        _("支部大会接收预备党员的决议"),
        (Step.ADMISSION_GENERAL_MEETING,),
        (_("支部书记"), _("党支部（盖章）")),
    ),
    Form("admission_reply", _("关于接收预备党员的批复"), (Step.SUPERIOR_APPROVAL,), (_("党委（盖章）"),)),
    Form("conversion_reply", _("关于预备党员转正的批复"), (Step.CONVERSION_APPROVAL,), (_("党委（盖章）"),)),
    Form("talk_notice", _("入党谈话通知"), (Step.SUPERIOR_TALK,), (_("党委（盖章）"),)),
    Form(
        "membership_form_sample",
        _("入党志愿书填写样张"),
        (Step.FILL_MEMBERSHIP_FORM, Step.DETERMINE_INTRODUCERS),
        _PAIR,
        mark=_("样张　不得作为正式文书使用"),
        note=_(
            "《入党志愿书》由中央组织部统一制发，须在编号的正本上由本人填写；正本编号及领用人请登记于编号保管登记簿。"
        ),
    ),
    Form("serial_register", _("入党志愿书编号保管登记簿"), (Step.FILL_MEMBERSHIP_FORM,), (_("领用人"), _("保管人"))),
    Form("archive_catalogue", _("入党材料归档目录及移交清单"), (MATERIALS,), (_("移交人"), _("接收人"), _("移交日期"))),
    Form("process_record", _("发展党员全程纪实表"), (TIMELINE,), _PAIR),
)
FORMS = {form.word: form for form in _FORMS}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what it shows of a case."""

    form: Form
    dossier: Dossier
    sheets: list[Sheet]
    tables: list[Table]


def filled(form: Form, case: Case, copy: str) -> Filled:
    """What `form` shows of `case`, in the copy that its reader may have; superseded records are left out."""
    dossier = dossier_of(case, copy)
    wanted = [anchor(step) for step in form.shows if step not in (TIMELINE, MATERIALS)]
    sheets = [sheet for sheet in dossier.sheets if sheet.anchor in wanted]
    tables = [
        table for word, table in ((TIMELINE, dossier.timeline), (MATERIALS, dossier.materials)) if word in form.shows
    ]
    return Filled(form, dossier, sheets, tables)
