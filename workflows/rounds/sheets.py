"""Sheets: issued by the department or by the organisation department for it, typed back in by either."""

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.refusal import Refusal
from recruitment.vetting.models import RoundDepartment, SignedPage
from recruitment.vetting.sheets import issuing, opening, pages, taking
from recruitment.vetting.sheets.issuing import Issued
from recruitment.vetting.sheets.taking import Taken
from recruitment.vetting.sight import Reader

from .answering import go_on
from .posts import as_department, as_organiser


def as_courier(user: User, part: RoundDepartment) -> str:
    """The department itself, or the organisation department that carries its paper."""
    return _courier(user, part)[1]


def _courier(user: User, part: RoundDepartment) -> tuple[Reader, str]:
    try:
        return Reader.DEPARTMENT, as_department(user, part)
    except Refusal:
        return Reader.ORGANISER, as_organiser(user, part.round)


def issue_sheet(part: RoundDepartment, *, acting_user: User) -> Issued:
    """生成审查表"""
    return issuing.issue_sheet(acting_user=acting_user, acting_as=as_courier(acting_user, part), department=part)


def look_at_sheet(part: RoundDepartment, *, acting_user: User, content: bytes) -> Taken:
    """试导入: what would change; nothing is stored."""
    acting_as = as_courier(acting_user, part)
    return taking.take_sheet(
        acting_user=acting_user, acting_as=acting_as, department=part, content=content, dry_run=True
    )


@transaction.atomic
def take_sheet(part: RoundDepartment, *, acting_user: User, content: bytes, scan: bytes, scan_name: str = "") -> Taken:
    """导入审查表, with the scan of the signed page: the reply of the department, whole or not at all."""
    acting_as = as_courier(acting_user, part)
    if not scan:
        raise Refusal("请附上签字盖章页的扫描件（PDF、JPEG 或 PNG）。")
    pages.inspected(scan)
    taken = taking.take_sheet(acting_user=acting_user, acting_as=acting_as, department=part, content=content)
    pages.attach_page(acting_user=acting_user, acting_as=acting_as, department=part, content=scan, file_name=scan_name)
    go_on(taken.part, acting_user)
    return taken


def attach_page(part: RoundDepartment, *, acting_user: User, content: bytes, file_name: str) -> SignedPage:
    """附签字盖章页"""
    return pages.attach_page(
        acting_user=acting_user,
        acting_as=as_courier(acting_user, part),
        department=part,
        content=content,
        file_name=file_name,
    )


def open_page(page: SignedPage, *, acting_user: User) -> bytes:
    """查看签字盖章页: on record as the opinions that it shows."""
    reader, acting_as = _courier(acting_user, page.department)
    return opening.open_page(acting_user=acting_user, acting_as=acting_as, reader=reader, page=page)
