"""A paper of the matrix opens: state, hash, pages, reason and who agreed, attested from paper, unknown."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.sifting import sift_campaign
from recruitment.cases.models import Archiving, Material, WaiverDecision
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED

from .conftest import TODAY
from .files import complete, take_in

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def look(people, client):
    """What the auditor reads behind a cell."""
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    client.force_login(user)
    return lambda case, key: client.get(reverse("audit_paper_cell", args=[case.pk, key])).content.decode()


@pytest.fixture
def case(people):
    document = complete()
    del document["steps"]["archive_materials"]
    return take_in(people, document)


@pytest.fixture
def paper(people, case):
    def paper(key, **more):
        return Material.objects.create(case=case, key=key, recorded_by=people.alice, acting_as="组织委员", **more)

    return paper


def test_a_scan_with_its_day_pages_and_hash(look, case, paper):
    paper("application_letter", sha256="ab" * 32, file="00/0", file_name="申请书.pdf", pages=3, dated_on="2022-03-10")
    page = look(case, "application_letter")
    for told in ("案卷内存有原件的扫描件", "ab" * 32, "申请书.pdf", "<dd>3</dd>", "2022年3月10日"):
        assert told in page


def test_a_reason_and_who_agreed_to_it(people, look, case, paper):
    row = paper("oath_record", not_applicable_reason="当年未统一格式")
    page = look(case, "oath_record")
    assert "上级党委还没有核准" in page
    assert "当年未统一格式" in page
    WaiverDecision.objects.create(material=row, agreed=True, decided_by=people.bob, acting_as="中共青山镇委员会 组织员")
    page = look(case, "oath_record")
    assert "理由已经上级党委核准" in page
    assert "中共青山镇委员会 组织员 赵博文" in page


def test_attested_missing_unknown_and_not_yet_are_told_apart(people, look, case, paper):
    assert "没有人登记过这份材料的有无" in look(case, "pre_review_form")
    archived = take_in(people, complete(), "何晓燕")
    assert "已随纸质档案归档" in look(archived, "membership_form")
    Archiving.objects.filter(act__case=archived).update(materials=["membership_form"])
    assert "应有而没有" in look(archived, "vetting_conclusion")
    assert "没有人登记过这份材料的有无" in look(archived, "pre_review_form")
    assert "所属环节还没有办理" in look(people.case(person=people.applicant("新来")), "membership_form")


def test_a_day_that_contradicts_another_paper_is_told_with_it(look, case, paper, people):
    paper("admission_resolution", sha256="0" * 64, file="00/0", dated_on="2023-12-22")
    auditor = User.objects.get(username="ducha")
    by = {"acting_user": auditor, "acting_as": "督查员"}
    campaign = draw(**by, drawing=Drawing(name="两年回头看", units=[people.district]), as_of=TODAY)
    sift_campaign(campaign)
    page = look(case, "admission_resolution")
    assert "A47 S2" in page
    assert "两年回头看" in page


def test_what_is_no_paper_is_not_there_and_a_branch_does_not_get_in(people, look, case, client):
    here = reverse("audit_paper_cell", args=[case.pk, "no_paper"])
    assert client.get(here).status_code == 404
    client.force_login(people.alice)
    assert client.get(reverse("audit_paper_cell", args=[case.pk, "talk_record"])).status_code == 404


def test_ten_versions_ask_as_often_as_one(look, case, paper):
    asked = []
    for versions in (range(1, 2), range(2, 11)):
        for version in versions:
            paper("application_letter", sha256=f"{version:064}", file="00/0", version=version)
        with CaptureQueriesContext(connection) as counted:
            look(case, "application_letter")
        asked.append(len(counted))
    assert asked[0] == asked[1]
