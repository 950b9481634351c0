"""Posts (岗位) and what each may do at its unit and below. Stored values: never renamed."""

from django.db import models


class Permission(models.TextChoices):
    """What a post may do; django-guardian holds one grant per post and unit."""

    KEEP_CASES = "keep_cases", "支部办理"
    DECIDE_CASES = "decide_cases", "党委审议审批"
    FILE_CASES = "file_cases", "组织部门备案"
    VET_PEOPLE = "vet_people", "部门联审"
    AUDIT_CASES = "audit_cases", "督查案卷"


class Role(models.TextChoices):
    ORG_COMMISSIONER = "org_commissioner", "组织委员"
    BRANCH_SECRETARY = "branch_secretary", "支部书记"
    RECRUITMENT_OFFICER = "recruitment_officer", "组织员"
    COMMITTEE_SECRETARY = "committee_secretary", "党委书记"
    ORG_DEPARTMENT_OFFICER = "org_department_officer", "组织部干部"
    VETTING_CLERK = "vetting_clerk", "联审经办人"
    AUDITOR = "auditor", "督查员"


GRANTS: dict[Role, tuple[Permission, ...]] = {
    Role.ORG_COMMISSIONER: (Permission.KEEP_CASES,),
    Role.BRANCH_SECRETARY: (Permission.KEEP_CASES,),
    Role.RECRUITMENT_OFFICER: (Permission.DECIDE_CASES,),
    Role.COMMITTEE_SECRETARY: (Permission.DECIDE_CASES,),
    Role.ORG_DEPARTMENT_OFFICER: (Permission.FILE_CASES,),
    Role.VETTING_CLERK: (Permission.VET_PEOPLE,),
    Role.AUDITOR: (Permission.AUDIT_CASES,),
}


def roles_with(permission: Permission) -> list[Role]:
    return [role for role, granted in GRANTS.items() if permission in granted]
