"""The entries at the top of every page, for those who hold a post that needs them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.accounts.selectors import is_applicant
from recruitment.organisation.roles import CASE_WORK, Permission
from recruitment.organisation.selectors import permissions_of

EVERYBODY = CASE_WORK
WHO_SEE_CASES = tuple(permission for permission in CASE_WORK if permission != Permission.VET_PEOPLE)


@dataclass(frozen=True, slots=True)
class Entry:
    url: str
    label: str | Promise
    permissions: tuple[Permission, ...]
    """Who sees it: holders of a post with one of these, anywhere."""


ENTRIES = [
    Entry("desk", _("工作台"), EVERYBODY),
    Entry("case_list", _("案卷"), WHO_SEE_CASES),
    Entry("dossier_batch", _("档案"), (Permission.KEEP_CASES, Permission.DECIDE_CASES, Permission.FILE_CASES)),
    Entry("vetting_inbox", _("联审"), (Permission.VET_PEOPLE, Permission.FILE_CASES, Permission.DECIDE_CASES)),
    Entry("open_case", _("立卷"), (Permission.KEEP_CASES,)),
    Entry("audit_campaigns", _("督查"), (Permission.AUDIT_CASES, Permission.FILE_CASES)),
    Entry("audit_matrix", _("矩阵"), (Permission.AUDIT_CASES, Permission.FILE_CASES)),
    Entry("audit_supervision", _("督导"), (Permission.AUDIT_CASES, Permission.FILE_CASES)),
    Entry("audit_rectifications", _("整改"), (Permission.KEEP_CASES, Permission.DECIDE_CASES, Permission.AUDIT_CASES)),
    Entry("audit_readings", _("阅卷记录"), (Permission.AUDIT_CASES, Permission.FILE_CASES)),
    Entry("sign_ins", _("登录记录"), (Permission.AUDIT_CASES, Permission.MANAGE_ACCOUNTS)),
    Entry("posts", _("岗位"), (Permission.MANAGE_POSTS,)),
    Entry("units", _("单位"), (Permission.MANAGE_ACCOUNTS,)),
    Entry("accounts", _("账号"), (Permission.MANAGE_ACCOUNTS,)),
]
OWN = Entry("my_case", _("我的入党进程"), ())
"""For an applicant, who holds no post."""


def navigation(request: HttpRequest) -> dict:
    """Context processor: what the signed-in user may open."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"navigation": ()}
    held = permissions_of(request.user)
    if not held and is_applicant(request.user):
        return {"navigation": [OWN]}
    return {"navigation": [entry for entry in ENTRIES if held.intersection(entry.permissions)]}
