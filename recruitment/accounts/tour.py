"""The first visit: what each role does here, and its next three clicks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from ..organisation.roles import Role
from ..organisation.selectors import posts_today
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
_OPEN = Click(_("立卷"), _("收到入党申请书的，从这里建立案卷"), "open_case")
_POSTS = Click(_("岗位"), _("任免下级岗位，指定代理"), "posts")
_ACCOUNT = Click(_("我的账号"), _("岗位、代理、第二重验证和登录记录"), "my_account")
_PASSWORD = Click(_("修改密码"), _("改成只有自己知道的"), "account_change_password")
_ROUNDS = Click(_("联审"), _("分批送各部门联审，逐人看答复"), "vetting_inbox")
_QUESTIONS = Click(_("联审"), _("送到本部门的名单，逐人答复"), "vetting_inbox")
_READINGS = Click(_("阅卷记录"), _("谁在什么时候看过谁的案卷"), "audit_readings")
_CAMPAIGNS = Click(_("督查"), _("按单位、接收日期和阶段抽出案卷，逐卷核查"), "audit_campaigns")
_NOTICES = Click(_("提醒"), _("新到、将到期和逾期的事项；可订阅日历"), "notices")
_KEEPER = (_DESK, _OPEN, _CASES, _NOTICES)
_COMMITTEE = (_DESK, _CASES, _POSTS)

FIRST_VISITS: dict[Role | None, FirstVisit] = {
    Role.ORG_COMMISSIONER: FirstVisit(_("本支部每一步的办理：谈话、推荐、考察、大会、公示，录入并提交。"), _KEEPER),
    Role.BRANCH_SECRETARY: FirstVisit(_("与组织委员一同办理本支部的案卷。"), _KEEPER),
    Role.RECRUITMENT_OFFICER: FirstVisit(_("党委组织员：备案、预审、谈话、审批，看所属各支部。"), _COMMITTEE),
    Role.COMMITTEE_SECRETARY: FirstVisit(_("党委书记：审议审批，看所属各支部的进度。"), _COMMITTEE),
    Role.ORG_DEPARTMENT_OFFICER: FirstVisit(_("组织部：组织联审、备案，看全区。"), (_DESK, _ROUNDS, _CASES, _POSTS)),
    Role.VETTING_CLERK: FirstVisit(
        _("联审部门：就送来的人员逐人答复本部门掌握的情况。"), (_DESK, _QUESTIONS, _NOTICES, _ACCOUNT)
    ),
    Role.AUDITOR: FirstVisit(_("督查：只读全区案卷，逐卷核查，提出整改。"), (_CAMPAIGNS, _CASES, _READINGS, _DESK)),
    Role.SYSTEM_ADMINISTRATOR: FirstVisit(
        _("系统管理员：开设和停用账号，重置密码和第二重验证；看不到案卷。"),
        (
            Click(_("账号"), _("全部账号，查找、停用、重置"), "accounts"),
            Click(_("开设账号"), _("新账号没有任何权限，密码只显示一次"), "open_account"),
            _ACCOUNT,
        ),
    ),
    None: FirstVisit(
        _("申请人：看自己走到哪一步、下一步是什么、要带什么。"),
        (
            Click(_("我的入党进程"), _("已办到哪一步，接下来做什么，要带什么材料"), "my_case"),
            Click(_("我的账号"), _("修改密码、第二重验证，查看正在登录的地方"), "my_account"),
            _PASSWORD,
            Click(_("正在登录的地方"), _("在别处登录过的，可以从这里退出"), "usersessions_list"),
        ),
    ),
}
"""More than three where a district's site may lack a page; the first three that there are are shown."""


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
    roles = dict.fromkeys(post.role for post in sorted(posts_today(user), key=lambda post: post.pk)) or {None: None}
    visits = [FIRST_VISITS[Role(role) if role else None] for role in roles]
    return [(visit, list(islice(_reachable(visit.clicks), 3))) for visit in visits]


def _reachable(clicks: tuple[Click, ...]) -> Iterator[tuple[str, Click]]:
    for click in clicks:
        try:
            yield reverse(click.url), click
        except NoReverseMatch:
            continue
