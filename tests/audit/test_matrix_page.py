"""The matrix: four kinds of absence are four signs; a constant number of statements; a spreadsheet without formulas."""

from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.audit.questions.matrix import Sign, paper_cells, step_cells
from recruitment.cases.models import Archiving, Material, Verdict, WaiverDecision
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED

from .files import complete, take_in
from .planted import plant

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def auditor(people, client):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    client.force_login(user)
    return user


def signs(cells):
    return {cell.column: cell.sign for cell in cells}


def test_missing_attested_broken_and_still_to_come_are_different_signs(people):
    document = plant(complete(), {"superior_talk.talker_post": "other"})
    for step in ("oath", "conversion_approval", "archive_materials"):
        del document["steps"][step]
    case = take_in(people, document)
    found = signs(step_cells([case], {case.pk: {"conversion_approval"}})[case.pk])
    assert found["oath"] is Sign.MISSING
    assert found["organization_talk"] is Sign.ATTESTED
    assert found["superior_talk"] is Sign.BROKEN
    assert found["conversion_approval"] is Sign.OPEN
    assert found["archive_materials"] is Sign.LATER


def test_what_a_blocking_rule_could_not_answer_is_unknown(people):
    case = take_in(people, complete())
    Verdict.objects.filter(act__case=case, rule="S20-FLAG").update(answer="unknown")
    assert signs(step_cells([case], {})[case.pk])["oath"] is Sign.UNKNOWN


def test_papers_missing_spared_attested_and_unknown_are_four_signs(people):
    document = complete()
    del document["steps"]["archive_materials"]
    case, other = take_in(people, document), take_in(people, complete(), "何晓燕")

    def paper(key, **more):
        return Material.objects.create(case=case, key=key, recorded_by=people.alice, acting_as="组织委员", **more)

    paper("application_letter", sha256="0" * 64, file="00/0")
    agreed = paper("oath_record", not_applicable_reason="当年未统一格式")
    WaiverDecision.objects.create(material=agreed, agreed=True, decided_by=people.bob, acting_as="组织员")
    paper("talk_record", not_applicable_reason="未存")
    found = signs(paper_cells([case])[case.pk])
    assert found["application_letter"] is Sign.DONE
    assert found["oath_record"] is Sign.SPARED
    assert found["talk_record"] is Sign.PROPOSED
    assert found["pre_review_form"] is Sign.UNKNOWN  # nobody has said whether it exists
    Archiving.objects.filter(act__case=other).update(materials=["membership_form", "application_letter"])
    archived = signs(paper_cells([other])[other.pk])
    assert archived["membership_form"] is Sign.ATTESTED
    assert archived["vetting_conclusion"] is Sign.MISSING
    assert archived["pre_review_form"] is Sign.UNKNOWN  # the list of the personal file is of five papers and no others


def test_the_page_asks_as_often_for_thirty_people_as_for_two(people, auditor, client):
    counts = []
    for view in ("", "papers"):
        counts = []
        for more in (2, 28):
            for number in range(more):
                take_in(people, complete(), f"{view}{more}之{number}")
            with CaptureQueriesContext(connection) as asked:
                page = client.get(reverse("audit_matrix"), {"columns": view, "sort": "findings"})
            assert page.status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1]


def test_the_spreadsheet_holds_texts_and_a_count_and_no_formula(people, auditor, client):
    take_in(people, complete(), "=cmd|'/c'!A1")
    answer = client.get(reverse("audit_matrix_workbook"))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.coordinate for cell in cells if cell.data_type != "s"} == {"D4"}  # the number of findings
    assert (sheet["D4"].data_type, sheet["D4"].value) == ("n", 0)
    assert sheet.max_column == 29
    assert sheet["E4"].value == "纸 据纸质材料"


def test_the_spreadsheet_says_what_was_asked_for_and_can_be_filtered(people, auditor, client):
    take_in(people, complete())
    asked = {"unit": people.branch_a.pk, "state": "archived", "sort": "findings"}
    answer = client.get(reverse("audit_matrix_workbook"), asked)
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet["A2"].value.split(" · ")[1:] == ["党组织：青山镇机关党支部", "状态：已归档", "排序：问题多的在前"]
    assert sheet.auto_filter.ref == "A3:AC4"


def test_the_spreadsheet_says_in_words_what_is_missing_spared_attested_and_unknown(people, auditor, client):
    document = complete()
    del document["steps"]["archive_materials"]
    case, other = take_in(people, document), take_in(people, complete(), "何晓燕")
    by = {"recorded_by": people.alice, "acting_as": "组织委员"}
    spared = Material.objects.create(case=case, key="oath_record", not_applicable_reason="当年未统一格式", **by)
    WaiverDecision.objects.create(material=spared, agreed=True, decided_by=people.bob, acting_as="组织员")
    Archiving.objects.filter(act__case=other).update(materials=["membership_form"])
    answer = client.get(reverse("audit_matrix_workbook"), {"columns": "papers"})
    head, *rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=3)
    ]
    told = {row[0]: dict(zip((name.split()[-1] for name in head), row, strict=True)) for row in rows}
    assert told["林小雨"]["入党宣誓活动记录"] == "免 不适用，已核准"
    assert told["林小雨"]["发展对象预审表"] == "？ 不明"
    assert told["何晓燕"]["中国共产党入党志愿书"] == "纸 据纸质材料"
    assert told["何晓燕"]["入党申请书"] == "缺 缺少"


def test_a_cell_opens_the_verdict_with_its_article(people, auditor, client):
    case = take_in(people, plant(complete(), {"superior_talk.talker_post": "other"}))
    page = client.get(reverse("audit_matrix_cell", args=[case.pk, "superior_talk"])).content.decode()
    assert "谈话人不是党委委员或组织员" in page
    assert "细则(2014) 第二十四条" in page
    assert "谈话人职务</dt><dd>其他" in page  # the fact that it rests on
    assert client.get(reverse("audit_matrix_cell", args=[case.pk, "no_step"])).status_code == 404


def test_each_cell_of_the_page_leads_to_what_lies_behind_it(people, auditor, client):
    case = take_in(people, complete())
    for view, page, column in (("", "audit_matrix_cell", "oath"), ("papers", "audit_paper_cell", "oath_record")):
        cell = reverse(page, args=[case.pk, column])
        assert f'href="{cell}"' in client.get(reverse("audit_matrix"), {"columns": view}).content.decode()


def test_the_matrix_is_not_there_for_a_branch(people, client):
    client.force_login(people.alice)
    assert client.get(reverse("audit_matrix")).status_code == 404
