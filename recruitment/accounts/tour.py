"""The first visit: what each role does here, and its next three clicks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from ..organisation.roles import Role
from ..organisation.selectors import posts_of
from .models import TourDismissal

APPLICANT = _("申请人")


@dataclass(frozen=True, slots=True)
class Click:
    label: str | Promise
    """What to click."""
    why: str | Promise
    """What is seen there."""
    url: str
    """The name of a URL without arguments."""


@dataclass(frozen=True, slots=True)
class FirstVisit:
    duty: str | Promise
    clicks: tuple[Click, ...]


_DESK = Click(_("工作台"), _("等您办理的事项，最急的在前，写明期限和条款"), "desk")
_CASES = Click(_("案卷"), _("您能看到的全部案卷；点姓名看二十五步走到哪里"), "case_list")
_ACCOUNT = Click(_("我的账号"), _("岗位、密码、第二重验证和登录记录"), "my_account")
_KEEPER = (_DESK, _CASES, _ACCOUNT)

FIRST_VISITS: dict[Role | None, FirstVisit] = {
    Role.ORG_COMMISSIONER: FirstVisit(_("本支部每一步的办理：谈话、推荐、考察、大会、公示，录入并提交。"), _KEEPER),
    Role.BRANCH_SECRETARY: FirstVisit(_("与组织委员一同办理本支部的案卷。"), _KEEPER),
    Role.RECRUITMENT_OFFICER: FirstVisit(_("党委组织员：备案、预审、谈话、审批，看所属各支部。"), _KEEPER),
    Role.COMMITTEE_SECRETARY: FirstVisit(_("党委书记：审议审批，看所属各支部的进度。"), _KEEPER),
    Role.ORG_DEPARTMENT_OFFICER: FirstVisit(_("组织部：组织联审、备案，看全区。"), _KEEPER),
    Role.VETTING_CLERK: FirstVisit(_("联审部门：就送来的人员逐人答复本部门掌握的情况。"), _KEEPER),
    Role.AUDITOR: FirstVisit(_("督查：只读全区案卷，逐卷核查，提出整改。"), _KEEPER),
    None: FirstVisit(_("申请人：看自己走到哪一步、下一步是什么、要带什么。"), (_ACCOUNT,)),
}


def duty_of(role: str | None) -> str | Promise:
    return FIRST_VISITS[Role(role) if role else None].duty


def tour(request: HttpRequest) -> dict:
    """Context processor: `tour`, asked for only by the page that shows it (`accounts/tour.html`)."""
    return {"tour": SimpleLazyObject(lambda: _tour_of(request))}


def _tour_of(request: HttpRequest) -> list[tuple[FirstVisit, list[tuple[str, Click]]]]:
    """For each role of the signed-in user: what it does, and where to click. Empty once it was dismissed."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or TourDismissal.objects.filter(user=user).exists():
        return []
    roles = dict.fromkeys(posts_of(user).order_by("pk").values_list("role", flat=True)) or {None: None}
    visits = [FIRST_VISITS[Role(role) if role else None] for role in roles]
    return [(visit, list(_reachable(visit.clicks))) for visit in visits]


def _reachable(clicks: tuple[Click, ...]) -> Iterator[tuple[str, Click]]:
    for click in clicks:
        try:
            yield reverse(click.url), click
        except NoReverseMatch:
            continue
