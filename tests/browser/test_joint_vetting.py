"""The round of the demonstration played by hand: ten department accounts, one offline sheet, one veto, one opinion
that has expired.
"""

import io
from datetime import datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils.timezone import localdate
from PIL import Image

from recruitment.jobs.running import work
from recruitment.refusal import Refusal
from recruitment.rules.calendar import add_months
from recruitment.vetting.models import Opinion, Round, RoundPerson
from tests.facts import N, lawful_facts
from tests.raw_sheet import rows_in, workbook
from tests.vetting_ground import district, waiting
from workflows import moves

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
NAMES = ("林小雨", "高远")


@pytest.fixture
def ground():
    found = district()
    waiting(found, *NAMES)
    return found


def fill_in(desk, part, veto: bool) -> None:
    """A department's clerk: everybody ticked at once, the exception by itself, then handed in."""
    page = desk.visit(f"/vetting/replies/{part.pk}/")
    page.check("[data-every]")
    page.click("text=所选：无异议")
    if veto:
        page.click("table a:has-text('例外') >> nth=1")
        page.select_option("#id_answer", "objection")
        page.select_option("#id_grade", "veto")
        page.fill("#id_fact", "2019年因盗窃被判处拘役")
        page.click("button:has-text('填写')")
    page.click("button:has-text('交卷（2 人）')")
    page.wait_for_selector("text=已交卷。")


def sheet_back(content: bytes) -> bytes:
    """The sheet filled in: nothing is known of anybody."""
    rows = rows_in(content)
    rows[3][1], rows[3][3] = "王检察", f"{localdate():%Y-%m-%d}"
    for row in rows[5:]:
        row[7] = "未发现记录"
    return workbook(rows)


def scan_of() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    return picture.getvalue()


def carry_sheet(office, part, tmp_path) -> None:
    """The organisation department carries the paper of a department on a network of its own."""
    page = office.visit(f"/vetting/replies/{part.pk}/import/")
    with page.expect_download() as fetched:
        page.click("button:has-text('电子表格')")
    back, scan = tmp_path / "back.xlsx", tmp_path / "page.png"
    back.write_bytes(sheet_back(fetched.value.path().read_bytes()))
    scan.write_bytes(scan_of())
    page.set_input_files("#sheet", str(back))
    page.click("button:has-text('试导入')")
    page.wait_for_selector("text=导入后将改动 2 人")
    office.check()
    page.set_input_files("#sheet", str(back))
    page.set_input_files("#scan", str(scan))
    page.click("button:has-text('导入并交卷')")
    page.wait_for_selector("text=已交卷")


def handle_veto(office, committee, person) -> None:
    here = f"/vetting/people/{person.pk}/"
    page = office.visit(here)
    page.click("text=查看意见")
    page.wait_for_selector("text=2019年因盗窃被判处拘役")
    office.check()
    page.fill("#finding", "与区纪委监委核对属实")
    page.click("text=记录核实")
    page.fill("#statement", "本人承认")
    page.click("text=记录本人意见")
    page.wait_for_selector("text=已记录本人意见")
    page = committee.visit(here)
    page.select_option("#decision", "vetoed")
    page.select_option("#consequence", "back_to_activist")
    page.select_option("#reason_class", "law")
    page.fill("#reason", "党委会议研究决定")
    page.click("text=记录党委决定 >> nth=-1")
    page.wait_for_selector("text=已记录党委决定")


def test_the_round_of_the_district_is_played_by_ten_departments(visitor, ground, tmp_path):
    office, second = visitor().sign_in(ground.dora), visitor().sign_in(ground.elsa)
    page = office.visit("/vetting/")
    office.check()
    page.click("button:has-text('开启批次')")
    page.click("button:has-text('全部列入')")
    page.click("button:has-text('冻结并发出')")
    page.wait_for_selector("text=已交卷 0/10 个部门")
    office.check()
    round = Round.objects.get()
    parts = ground.parts(round)
    for part in parts[:9]:
        desk = visitor(viewport=PHONE if part.position == 2 else {"width": 1366, "height": 768})
        desk.sign_in(ground.clerks[part.position - 1])
        fill_in(desk, part, veto=part.position == 1)
        if part.position < 3:
            desk.check()
    carry_sheet(office, parts[9], tmp_path)
    person = RoundPerson.objects.get(number=2)
    handle_veto(second, visitor().sign_in(ground.people.bob), person)
    page = second.visit(f"/vetting/rounds/{round.pk}/")
    page.fill("#minutes", "一人不予发展，其余无异议")
    page.click("text=办结并记入案卷")
    page.wait_for_selector("text=正在记入案卷：0/2 人")
    second.check()
    work(lambda: False, once=True)
    page.wait_for_selector("text=正在记入案卷", state="detached")
    page.wait_for_selector("text=通过 1 人，未通过 1 人")
    second.check()
    assert Opinion.objects.count() == 20
    person.case.refresh_from_db()
    assert person.case.state == "activist"
    _an_opinion_expires(second, round)


def _an_opinion_expires(office, round) -> None:
    """A year later the training is refused, and the page shows which opinions no longer hold."""
    person = RoundPerson.objects.select_related("case").get(round=round, number=1)
    later = add_months(localdate(), 12)
    with time_machine.travel(datetime(later.year, later.month, later.day, 6), tick=True):
        facts = lawful_facts(N(11), localdate())
        facts.started_on = facts.ended_on = localdate()
        with pytest.raises(Refusal, match="联审意见已过有效期"):
            moves.complete_step(person.case, N(11), acting_user=User.objects.get(username="bowen"), facts=facts)
        office.sign_in(User.objects.get(username="elsa"))
        page = office.visit(f"/vetting/people/{person.pk}/")
        page.click("text=查看意见")
        page.wait_for_selector("text=● 已过期")
