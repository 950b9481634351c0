"""The closing report: page, PDF and spreadsheet say the same, each table adds up, every sign of a surge is told."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pypdf
import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.timezone import localdate

from recruitment.audit.models import Finding
from recruitment.audit.questions.surge import signs_of
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.sifting import sift_campaign
from recruitment.cases.models import Act, Entry
from recruitment.days import write_day
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.steps import Step
from tests import verapdf
from tests.cast import FOUNDED

from .conftest import TODAY
from .files import complete, take_in
from .planted import IN_FILES, plant

pytestmark = pytest.mark.django_db
REPORT = "通过学习党章，我对党的宗旨有了更深的认识，今后要在工作中严格要求自己。"
SIGNS = {
    "一人一天办理多个环节": "2023年3月20日：1人各在这一天办理4个以上环节",
    "同一支部多人同日办理": "2024年12月5日：6人同办“提出转正申请”",
    "思想汇报、材料雷同": "2人的思想汇报或材料与他人或本人以前的雷同",
    "介绍人意见雷同": "1人的两名介绍人意见一字不差",
    "一年的接收集中在一个月": "2023年接收6人，其中12月6人",
    "有条件发展而多年没有发展": "正式党员4人，3年以上没有确定入党积极分子（最近一次：没有）",
}
"""Sign -> what is told of it, of the last branch and day that show it."""


@pytest.fixture
def campaign(people, client):
    """Six of branch A, received in one month; one opinion copied, one report copied, four steps on one day."""
    cases = [take_in(people, complete(), f"申请人{sign}") for sign in "甲乙丙丁戊"]
    cases.append(take_in(people, plant(complete(), IN_FILES["A46"] | IN_FILES["A04"]), "申请人己"))
    for case, day in zip(cases, ("2022-12-15", "2023-03-15"), strict=False):
        reports = Entry.objects.filter(case=case, kind="thought_report", step="cultivation_and_examination")
        reports.filter(happened_on=day).update(opinion=day + REPORT)
    crowded = [Step.numbered(number).value for number in (3, 4, 5, 9)]
    Act.objects.filter(case=cases[0], step__in=crowded).update(happened_on=date(2023, 3, 20))
    auditor = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=auditor, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    client.force_login(auditor)
    by = {"acting_user": auditor, "acting_as": "督查员"}
    campaign = draw(**by, drawing=Drawing(name="过筛/督查[2026]：*", units=[people.district]), as_of=TODAY)
    sift_campaign(campaign)
    return campaign


@pytest.fixture
def book(campaign, client):
    answer = client.get(reverse("audit_report_workbook", args=[campaign.pk]))
    return openpyxl.load_workbook(BytesIO(answer.content))


def rows(book, name: str) -> list[list]:
    return [[cell.value for cell in row] for row in book[name].iter_rows(min_row=4)]


def test_every_sign_of_a_surge_is_in_page_pdf_and_spreadsheet(campaign, client, book):
    assert {sign.name: sign.rows[-1][1] for sign in signs_of(campaign)} == SIGNS
    page = client.get(reverse("audit_report", args=[campaign.pk])).content.decode()
    pdf = client.get(reverse("audit_report_pdf", args=[campaign.pk])).content
    printed = "".join("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())
    listed = {(row[0], row[2]) for row in rows(book, "突击迹象")}
    for name, told in SIGNS.items():
        assert name in page
        assert told in page
        assert name in printed
        assert told in printed
        assert (name, told) in listed


def test_a_sign_that_no_branch_shows_is_told_as_not_found(campaign, client):
    Finding.objects.filter(code="A18").update(state="gone")
    (sign,) = (sign for sign in signs_of(campaign) if sign.name == "思想汇报、材料雷同")
    assert sign.rows == []
    assert "没有发现。" in client.get(reverse("audit_report", args=[campaign.pk])).content.decode()


def test_unit_stage_finding_rule_and_severity_add_up_to_what_the_list_holds(campaign, book):
    found = Finding.objects.filter(item__campaign=campaign).exclude(state="gone")
    counts = rows(book, "统计")
    assert {row[0] for row in counts} == {"按党组织", "按阶段", "按问题", "按规则"}
    for table in {row[0] for row in counts}:
        lines = [row[2:] for row in counts if row[0] == table and row[1] != "合计"]
        (sums,) = [row[2:] for row in counts if row[0] == table and row[1] == "合计"]
        assert [sum(column) for column in zip(*lines, strict=True)] == sums
        assert sums[-1] == sum(sums[:-1]) == found.count()
    listed = rows(book, "问题清单")
    assert Counter(row[3] for row in listed) == Counter(found.values_list("code", flat=True))
    heat = rows(book, "环节×党组织")
    assert [sum(row[at] for row in heat[:-1]) for at in range(1, len(heat[0]))] == heat[-1][1:]
    assert heat[-1][-1] == sum(row[1] for row in rows(book, "未整改")[:-1]) == found.count()


def test_the_spreadsheet_has_numbers_and_texts_and_no_formula(book):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"n", "s"}
    about = dict(rows(book, "概况"))
    assert (about["受查案卷"], about["核查基准日"], about["督查"]) == (6, write_day(TODAY), "过筛/督查[2026]：*")


@pytest.mark.verapdf
def test_verapdf_passes_report_and_letter_and_each_picture_is_told_in_words(people, campaign, client, tmp_path):
    assign(acting_user=campaign.drawn_by, acting_as="督查员", campaign=campaign, auditors=[campaign.drawn_by])
    due_on = str(localdate() + timedelta(30))
    client.post(reverse("audit_send_letter", args=[campaign.pk]), {"unit": people.branch_a.pk, "due_on": due_on})
    files = [tmp_path / "report.pdf", tmp_path / "letter.pdf"]
    pages = reverse("audit_report_pdf", args=[campaign.pk]), reverse("audit_letter_pdf", args=[campaign.pk, 1])
    for file, page in zip(files, pages, strict=True):
        file.write_bytes(client.get(page).content)
    assert verapdf.complaints("3a,ua1", *files) == ""
    told = list(alternatives(pypdf.PdfReader(files[0]).trailer["/Root"]["/StructTreeRoot"]))
    assert len(told) == 3
    assert told[0].startswith("环节×党组织的问题数：" + people.branch_a.name)
    assert "入党申请人 6" in told[1]
    assert "七天以内" in told[2]


def alternatives(node):
    """What stands for the pictures of a tagged PDF."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from alternatives(one)
    elif isinstance(node, dict):
        if node.get("/S") == "/Figure":
            yield node.get("/Alt", "")
        if "/K" in node:
            yield from alternatives(node["/K"])
