"""Posts (岗位) and what each may do at its unit and below. Stored values: never renamed."""

from functools import cache

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """What a post may do; django-guardian holds one grant per post and unit."""

    KEEP_CASES = "keep_cases", _("支部办理")
    DECIDE_CASES = "decide_cases", _("党委审议审批")
    FILE_CASES = "file_cases", _("组织部门备案")
    VET_PEOPLE = "vet_people", _("部门联审")
    AUDIT_CASES = "audit_cases", _("督查案卷")
    MANAGE_POSTS = "manage_posts", _("任免岗位")
    MANAGE_ACCOUNTS = "manage_accounts", _("管理账号")


CASE_WORK = (
    Permission.KEEP_CASES,
    Permission.DECIDE_CASES,
    Permission.FILE_CASES,
    Permission.VET_PEOPLE,
    Permission.AUDIT_CASES,
)
"""The permissions that have to do with cases, in the order of the ranks."""


class Role(models.TextChoices):
    ORG_COMMISSIONER = "org_commissioner", _("组织委员")
    BRANCH_SECRETARY = "branch_secretary", _("支部书记")
    RECRUITMENT_OFFICER = "recruitment_officer", _("组织员")
    COMMITTEE_SECRETARY = "committee_secretary", _("党委书记")
    ORG_DEPARTMENT_OFFICER = "org_department_officer", _("组织部干部")
    VETTING_CLERK = "vetting_clerk", _("联审经办人")
    AUDITOR = "auditor", _("督查员")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("系统管理员")

    @property
    def zh(self) -> str:
        """As it is stored in signatures and in the journal, whatever language the page is in."""
        return _stored_name(self)


@cache
def _stored_name(role: Role) -> str:
    with translation.override("zh-hans"):
        return str(role.label)


GRANTS: dict[Role, tuple[Permission, ...]] = {
    Role.ORG_COMMISSIONER: (Permission.KEEP_CASES,),
    Role.BRANCH_SECRETARY: (Permission.KEEP_CASES,),
    Role.RECRUITMENT_OFFICER: (Permission.DECIDE_CASES, Permission.MANAGE_POSTS),
    Role.COMMITTEE_SECRETARY: (Permission.DECIDE_CASES, Permission.MANAGE_POSTS),
    Role.ORG_DEPARTMENT_OFFICER: (Permission.FILE_CASES, Permission.MANAGE_POSTS),
    Role.VETTING_CLERK: (Permission.VET_PEOPLE,),
    Role.AUDITOR: (Permission.AUDIT_CASES,),
    Role.SYSTEM_ADMINISTRATOR: (Permission.MANAGE_ACCOUNTS,),
}

_BRANCH = (Role.ORG_COMMISSIONER, Role.BRANCH_SECRETARY)
_COMMITTEE = (Role.RECRUITMENT_OFFICER, Role.COMMITTEE_SECRETARY)
APPOINTS: dict[Role, tuple[Role, ...]] = {
    Role.RECRUITMENT_OFFICER: _BRANCH,
    Role.COMMITTEE_SECRETARY: (*_BRANCH, Role.RECRUITMENT_OFFICER),
    Role.ORG_DEPARTMENT_OFFICER: (*_BRANCH, *_COMMITTEE, Role.VETTING_CLERK),
}
"""Which posts a post fills, at its unit and below. Auditors, the department's own officers and administrators are
appointed on the server (`manage.py appoint`): nobody fills the post that watches over his own."""

WITHOUT_CASES = (Role.VETTING_CLERK, Role.SYSTEM_ADMINISTRATOR)
"""A vetting department sees its own questions about a person, never the case; an administrator sees accounts."""

ALONE = (Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)
"""三员分立: who holds one of these holds no other post."""


def roles_with(permission: Permission) -> list[Role]:
    return [role for role, granted in GRANTS.items() if permission in granted]
