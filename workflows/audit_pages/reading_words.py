"""What the read log calls the pages of a case, and what of it was looked at."""

from django.utils.translation import gettext_lazy as _

from recruitment.papers import PAPERS
from recruitment.readings.models import Reading
from recruitment.steps import Step

from ..step_pages.move_page import MOVES

PAGES = {
    "case_page": _("案卷"),
    "case_record": _("一事一记"),
    "case_history": _("修改历史"),
    "case_chart": _("流程图"),
    "my_case": _("我的案卷"),
    "materials": _("材料"),
    "material": _("材料"),
    "material_file": _("材料原件"),
    "material_picture": _("材料页面"),
    "propose_waiver": _("材料不适用"),
    "decide_waiver": _("材料不适用"),
    "step_page": _("办理环节"),
    "move_page": _("其他事项"),
    "amend_fact": _("更正事实"),
    "political_review": _("政治审查"),
    "identity_number": _("公民身份号码"),
    "applicant_access": _("本人查阅权限"),
    "end_applicant_access": _("本人查阅权限"),
    "vetting_request": _("提请联审"),
    "vetting_person": _("联审情况"),
    "vetting_opinions": _("联审意见"),
    "vetting_objection": _("联审异议"),
    "vetting_lift": _("联审异议"),
    "vetting_exception": _("联审意见"),
    "dossier_page": _("全程纪实档案"),
    "dossier_file": _("全程纪实档案"),
    "ask_form": _("表格"),
    "form_file": _("表格"),
    "audit_item": _("督查案卷"),
    "audit_decide": _("督查案卷"),
    "audit_check": _("督查案卷"),
    "audit_rectification": _("督查整改"),
    "audit_reply": _("督查整改"),
    "audit_recheck": _("督查整改"),
    "audit_supervise": _("督导"),
    "audit_note": _("督导"),
    "audit_freeze": _("督导"),
    "audit_lift": _("督导"),
    "audit_matrix_cell": _("矩阵：环节"),
    "audit_paper_cell": _("矩阵：材料"),
}


def in_words(reading: Reading) -> tuple[str, str]:
    """The page and its part; a name that nobody has put into words stands as it was noted."""
    parts = dict(pair.split("=", 1) for pair in reading.part.split() if "=" in pair)
    if (step := parts.get("step")) in set(Step):
        told = str(Step(step).label)
    elif (key := parts.get("key")) in PAPERS:
        told = str(PAPERS[key].label)
    elif (move := parts.get("move")) in MOVES:
        told = str(MOVES[move].title)
    else:
        told = " ".join(value for value in parts.values() if not value.isdigit())
    return PAGES.get(reading.page, reading.page), told
