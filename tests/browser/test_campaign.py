"""The campaign over the 119 people whom the demonstration's district received in two years, from drawing to its report.

A finding of every code that a machine can check is planted; nothing is found with the others that is not there.
"""

import io
from datetime import date

import openpyxl
import pypdf
import pytest
from django.contrib.auth.models import User
from django.db.models import F

from recruitment.audit.catalogue import CODES, Kind
from recruitment.audit.models import Campaign, Finding, Rectification
from recruitment.audit.questions.report import report_of
from recruitment.cases.models import (
    Act,
    CentralizedTraining,
    DetermineDevelopmentObject,
    FillMembershipForm,
    HigherFiling,
    Introducer,
    PoliticalVetting,
    SuperiorTalk,
)
from recruitment.jobs.running import work
from recruitment.organisation.models import Unit
from tests.browser.planting import Planting, keeper
from tests.cases.test_materials import pdf

pytestmark = pytest.mark.django_db(transaction=True)
FROM, UNTIL, DUE = "2024-11-23", "2026-11-22", "2026-12-31"
CHECKABLE = {code for code, one in CODES.items() if one.kind is not Kind.HUMAN}
MENDED = {"A04": "statement", "A05": "paper", "A56": "statement"}


@pytest.fixture
def planted(district):
    return Planting().plant_all()


@pytest.fixture
def auditor(visitor, planted):
    return visitor().sign_in(User.objects.get(username="ducha"))


def draw(auditor) -> Campaign:
    page = auditor.visit("/audit/campaigns/new/")
    auditor.check()
    page.fill("#id_name", "两年发展党员过筛督查")
    page.select_option("#id_unit", str(Unit.objects.get(depth=1).pk))
    page.fill("#id_received_from", FROM)
    page.fill("#id_received_until", UNTIL)
    page.click("main form button")
    page.wait_for_selector("text=符合条件 119 件，受查 119 件")
    page.check("input[name=auditors]")
    page.click("button:has-text('分工')")
    page.wait_for_selector("text=已分工")
    return Campaign.objects.get(name="两年发展党员过筛督查")


def sift(auditor) -> None:
    """Begun in the page, done by a worker; the page comes back by itself when all is done."""
    page = auditor.page
    page.click("button:has-text('开始机器核查')")
    page.wait_for_selector("text=机器核查 0 / 119（0%）")
    auditor.check()
    work(lambda: False, once=True)
    page.wait_for_selector("button:has-text('重新核查')")
    page.wait_for_selector("text=机器核查 119 / 119（100%）")
    auditor.check()


FLAWS = {
    "A28": (Introducer, {"attested_status": "probationary"}),
    "A29": (Introducer, {"is_relative": True}),
    "A34": (PoliticalVetting, {"conclusion_stamped": False}),
    "A39": (CentralizedTraining, {"days": 1, "hours": 8}),
    "A46": (FillMembershipForm, {"first_introducer_opinion": F("second_introducer_opinion")}),
    "A56": (SuperiorTalk, {"talker_post": "other"}),
    "A61": (HigherFiling, {"filed_with": "other"}),
    "A76": (DetermineDevelopmentObject, {"within_plan": False}),
}
"""What the demonstration itself has wrong in some papers, as it stands in the tables."""


def truly_there(case: int, code: str) -> bool:
    """What the seeding leaves, looked at without a check: flawed papers, an oath before the approval."""
    if code in FLAWS:
        table, wrong = FLAWS[code]
        return table.objects.filter(act__case=case, **wrong).exists()
    if code == "A62":
        days = dict(Act.objects.filter(case=case).values_list("step", "happened_on"))
        return days["oath"] < days["superior_approval"]
    return False


def decide(auditor, campaign) -> None:
    """What only a person decides, case by case; one finding of a person's own; one that does not stand."""
    flagged = Finding.objects.filter(item__campaign=campaign, state=Finding.State.FLAGGED).order_by("item", "pk")
    first = flagged.first().item_id
    while finding := flagged.first():
        page = auditor.visit(f"/audit/campaigns/{campaign.pk}/cases/{finding.item_id}/")
        form = page.locator(f"form:has(input[name=finding][value='{finding.pk}'])")
        stands = finding.item_id != first
        form.locator("input[name=note]").fill("与支部核对，属实" if stands else "户口簿为证，不是亲属")
        form.locator(f"button[value='{int(stands)}']").click()
        page.wait_for_selector("text=已认定")
    page = auditor.visit(f"/audit/campaigns/{campaign.pk}/cases/{first}/")
    page.check("input[name=answer-A44][value=found]")
    page.fill("input[name=note-A44]", "第3页有涂改")
    page.click("button:has-text('其余未发现问题')")
    page.wait_for_selector("text=人工核查已记录")
    auditor.check()


def send_letters(auditor, campaign) -> None:
    page = auditor.visit(f"/audit/campaigns/{campaign.pk}/")
    while (form := page.locator("form[data-unit]")).count():
        form.first.locator("input[name=due_on]").fill(DUE)
        form.first.locator("button").click()
        page.wait_for_selector("text=反馈函已发出")
    assert page.locator("a[href*='/letters/']").count() == campaign.letters.count()
    auditor.visit(f"/audit/campaigns/{campaign.pk}/letters/1/")
    auditor.check()


def upload(branch, case, tmp_path) -> None:
    """The branch makes a statement of today and keeps it with the case."""
    page, paper = branch.visit(f"/cases/{case.pk}/materials/?key=talk_record"), tmp_path / "谈话情况说明.pdf"
    paper.write_bytes(pdf())
    page.set_input_files("input[type=file]", paper)
    page.fill("form[data-upload] [name=dated_on]", "2026-11-22")
    page.click("form[data-upload] button")
    page.wait_for_selector(".alert-success")


def mend(auditor, visitor, code: str, case, tmp_path) -> None:
    row = Rectification.objects.get(finding__code=code, finding__item__case=case)
    branch = visitor().sign_in(keeper(case.unit))
    if MENDED[code] == "paper":
        upload(branch, case, tmp_path)
    page = branch.visit(f"/audit/rectifications/{row.pk}/")
    branch.check()
    page.select_option("#id_kind", MENDED[code])
    page.fill("#id_text", "谈话由组织员进行，当时漏记；谈话人已写明情况。")
    page.fill("#id_known_by", "谈话人、支部书记")
    if MENDED[code] == "paper":
        page.select_option("#id_material", index=1)
    page.click("button:has-text('回复')")
    page.wait_for_selector("text=整改回复已记录")
    page = auditor.visit(f"/audit/rectifications/{row.pk}/")
    auditor.check()
    page.select_option("#id_accepted", "1")
    page.fill("#id_note", "情况属实")
    page.click("button:has-text('记录复查')")
    page.wait_for_selector("text=复查通过")
    row.refresh_from_db()
    assert row.state == Rectification.State.CLOSED


def read_report(auditor, campaign) -> None:
    page = auditor.visit(f"/audit/campaigns/{campaign.pk}/report/")
    auditor.check()
    told = report_of(campaign)
    assert (told.cases, dict(told.by_state)["已整改"]) == (119, 3)
    with page.expect_download() as fetched:
        page.click("a:has-text('xlsx')")
    book = openpyxl.load_workbook(io.BytesIO(fetched.value.path().read_bytes()))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=4)]
    for table in {row[0] for row in rows if row[0] and row[0].startswith("按")}:
        lines = [list(map(int, row[2:])) for row in rows if row[0] == table and row[1] != "合计"]
        (sums,) = [list(map(int, row[2:])) for row in rows if row[0] == table and row[1] == "合计"]
        assert [sum(column) for column in zip(*lines, strict=True)] == sums
        assert sums[-1] == sum(sums[:-1]) == told.findings
    answer = auditor.context.request.get(f"{auditor.server}/audit/campaigns/{campaign.pk}/report/report.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body())).pages)
    assert "119" in text
    assert str(told.findings) in text


def test_from_drawing_to_the_closing_report(visitor, auditor, planted, tmp_path):
    assert planted.keys() == CHECKABLE
    campaign = draw(auditor)
    sift(auditor)
    found: dict[int, set[str]] = {}
    for case, code in Finding.objects.filter(item__campaign=campaign).values_list("item__case", "code"):
        found.setdefault(case, set()).add(code)
    missed = [(code, case.pk) for code, cases in planted.items() for case in cases if code not in found[case.pk]]
    assert missed == []
    clean = {case for case in found if case not in {case.pk for cases in planted.values() for case in cases}}
    assert [(case, code) for case in clean for code in found[case] if not truly_there(case, code)] == []
    assert all(auditor.page.locator(f"a:text-is('{code}')").count() for code in CHECKABLE)
    decide(auditor, campaign)
    send_letters(auditor, campaign)
    for code in MENDED:
        mend(auditor, visitor, code, planted[code][0], tmp_path)
    page = auditor.visit(f"/audit/campaigns/{campaign.pk}/")
    page.click("button:has-text('结束督查')")
    page.wait_for_selector("text=督查已结束")
    campaign.refresh_from_db()
    assert campaign.closed_at.date() == date(2026, 11, 22)
    read_report(auditor, campaign)
