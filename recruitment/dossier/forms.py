"""The forms (表样) as papers of their own, from the same data: what an office prints, signs and files.

A form shows the records of one or two steps, is a letter, or a table of the whole case. Page and type follow
GB/T 9704: A4, the text 156 mm by 225 mm, the title in 22 points, a letter's text in 16. The national membership form is
controlled stock: what is made here is a sample to copy from, marked as such, with the custody register of its numbers.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_noop as _

from ..cases.models import JOINT_VETTING, Case
from ..steps import Step
from .content import Dossier, Sheet, Table
from .form_tables import TABLES, receipt_of
from .letters import LETTERS, Letter
from .selectors import dossier_of
from .sheets import anchor
from .tables import CONTACTS, EXCLUDED, INTRODUCERS, NOT_APPLICABLE, PAPERS_OF_A_STEP

_PEOPLE = (CONTACTS, INTRODUCERS, EXCLUDED)


@dataclass(frozen=True, slots=True)
class Form:
    word: str
    title: str
    shows: tuple[str, ...]
    """Steps whose records it shows; none where it is a letter or a table of the whole case."""
    signs: tuple[str, ...]
    """Who signs at the foot."""
    mark: str = ""
    """What is written across the head: that it is no original."""
    note: str = ""
    wide: bool = False
    """Across the long side of the page."""


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
        (),
        (),
    ),
    Form("ballot_record", _("支部大会票决记录"), (Step.ADMISSION_GENERAL_MEETING,), (_("监票人"), _("计票人"))),
    Form("meeting_resolution", _("支部大会接收预备党员的决议"), (), ()),
    Form("pre_review_reply", _("预审结果书面通知"), (), ()),
    Form("admission_reply", _("关于接收预备党员的批复"), (), ()),
    Form("admission_notice", _("入党通知书"), (), ()),
    Form("conversion_reply", _("关于预备党员转正的批复"), (), ()),
    Form("talk_notice", _("入党谈话通知"), (), ()),
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
    Form("serial_register", _("入党志愿书编号保管登记簿"), (), (_("保管人"),), wide=True),
    Form("archive_catalogue", _("入党材料归档目录及移交清单"), (), (_("移交人"), _("接收人"))),
    Form("process_record", _("发展党员全程纪实表"), (), _PAIR, wide=True),
)
FORMS = {form.word: form for form in _FORMS}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what it shows of a case."""

    form: Form
    dossier: Dossier
    sheets: list[Sheet]
    table: Table | None = None
    letter: Letter | None = None
    receipt: str = ""


def filled(form: Form, case: Case, copy: str) -> Filled:
    """What `form` shows of `case`, in the copy that its reader may have; superseded records are left out."""
    dossier = dossier_of(case, copy)
    wanted = [anchor(step) for step in form.shows]
    sheets = [_of_a_form(sheet) for sheet in dossier.sheets if sheet.anchor in wanted]
    table = TABLES[form.word](dossier) if form.word in TABLES else None
    letter = LETTERS[form.word](dossier) if form.word in LETTERS else None
    return Filled(form, dossier, sheets, table, letter, receipt_of(dossier) if form.word == "archive_catalogue" else "")


def _of_a_form(sheet: Sheet) -> Sheet:
    """A form is signed on paper: it names people and papers, but neither verdicts nor files and their hashes."""
    records = [replace(r, tables=[t for t in r.tables if t.title in _PEOPLE]) for r in sheet.records]
    tables = [_lines_only(table) if table.title == PAPERS_OF_A_STEP else table for table in sheet.tables]
    return replace(sheet, records=records, tables=tables)


def _lines_only(table: Table) -> Table:
    rows = [replace(row, prose=tuple(f for f in row.prose if f.label == NOT_APPLICABLE)) for row in table.rows]
    return replace(table, rows=rows)
