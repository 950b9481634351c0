"""What stands above every page of a case: whose it is, and the tabs."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.outcomes import State

from .links import way_to


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    url: str
    current: bool


_TABS = (
    ("case_page", _("办理")),
    ("materials", _("材料")),
    ("case_history", _("经过")),
    ("case_chart", _("流程图")),
    ("dossier_page", _("档案")),
)


def frame(request: HttpRequest, case: Case, current: str) -> dict:
    """Context of templates/case_pages/frame.html."""
    tabs = [Tab(label, url, name == current) for name, label in _TABS if (url := way_to(name, case.pk))]
    return {"case": case, "state": State(case.state), "tabs": tabs}
