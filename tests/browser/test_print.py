"""On paper: white whatever the screen was, without what can only be clicked, and nothing runs over the edge."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from pypdf import PdfReader

from recruitment.accounts.case_access import give_case_access
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.steps import Step
from tests.cast import FOUNDED, cast
from tests.facts import N
from tests.journeys import walk

pytestmark = pytest.mark.django_db(transaction=True)
SHEETS = {
    "desk": ("alice", "/"),
    "list": ("alice", "/cases/"),
    "case": ("alice", "/cases/{case}/"),
    "papers": ("alice", "/cases/{case}/materials/"),
    "step": ("alice", "/cases/{case}/steps/{step}/"),
    "own case": ("applicant", "/my/"),
    "audit": ("auditor", "/"),
    "matrix": ("auditor", "/audit/matrix/"),
    "matrix of papers": ("auditor", "/audit/matrix/?columns=papers"),
}
INK_BEYOND_THE_EDGE = """() => [...document.querySelectorAll("main *")].filter(
    one => !one.children.length && one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 99))"""


@pytest.fixture
def people():
    found = cast()
    found.auditor = User.objects.create(username="ducha", last_name="高", first_name="守正")
    appoint(acting_user=None, user=found.auditor, unit=found.district, role=Role.AUDITOR, held_from=FOUNDED)
    found.case_on_paper = found.case()
    walk(found, found.case_on_paper, until=N(10))
    found.applicant_user = User.objects.create(username="linxiaoyu", last_name="林", first_name="小雨")
    give_case_access(acting_user=found.alice, case=found.case_on_paper, user=found.applicant_user)
    return found


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_page_is_printed(visitor, people, sheet):
    who, path = SHEETS[sheet]
    user = people.applicant_user if who == "applicant" else getattr(people, who)
    case = people.case_on_paper
    step = case.work_items.filter(closed_at=None).values_list("step", flat=True)[0]
    assert step in set(Step)
    window = visitor(color_scheme="dark").sign_in(user)
    page = window.visit(path.format(case=case.pk, step=step))
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    wide, high = paper.pages[0].mediabox.width, paper.pages[0].mediabox.height
    assert (wide > high) == ("matrix" in sheet)
    text = "".join(sheet.extract_text() for sheet in paper.pages)
    assert ("林小雨" if sheet != "audit" else "案卷总览") in text
    assert "退出" not in text
    assert "AGPL" not in text
    within_its_margins = 1040 if wide > high else 680
    page.set_viewport_size({"width": within_its_margins, "height": 700})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "light"
    assert page.evaluate(INK_BEYOND_THE_EDGE) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
