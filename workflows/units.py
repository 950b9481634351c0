"""Which unit acts at a step, and by which permission of its posts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.organisation.models import Unit
from recruitment.organisation.names import name_of as name_of
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, organisation_department
from recruitment.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts: `find` gives the unit of a branch, `permission` is what its post must carry."""

    title: str
    permission: Permission
    find: Callable[[Unit], Unit | None]

    def unit_for(self, case: Case) -> Unit:
        unit = self.find(case.unit)
        if unit is None:
            raise Refusal(
                "{unit}的上级中没有{title}，不能办理。请先在组织机构中补齐。", unit=case.unit.name, title=self.title
            )
        return unit


branch_of = Acting(_("党支部"), Permission.KEEP_CASES, lambda branch: branch)
committee_of = Acting(_("有审批权限的党委"), Permission.DECIDE_CASES, approving_committee)
department_of = Acting(_("组织部门"), Permission.FILE_CASES, organisation_department)
