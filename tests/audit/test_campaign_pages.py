"""A campaign through its pages, from drawing to the closing report; who may not, sees nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from recruitment.audit.models import Campaign, Finding, Freeze, Rectification
from recruitment.audit.questions.report import report_of
from recruitment.jobs.running import work
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.readings.models import Reading
from tests.cast import FOUNDED

from .files import complete, take_in
from .planted import plant

pytestmark = pytest.mark.django_db
SOON = str(localdate() + timedelta(30))


@pytest.fixture
def auditor(people, client):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    client.force_login(user)
    return user


def post(client, page, *args, **data):
    return client.post(reverse(page, args=args), data)


@pytest.fixture
def campaign(people, auditor, client):
    """Drawn, assigned and sifted over two clean cases and two with something planted."""
    for number in range(2):
        take_in(people, complete(), f"清白{number}")
    take_in(people, plant(complete(), {"superior_talk.talker_post": "other"}), "谈话")
    take_in(people, plant(complete(), {"determine_introducers.introducers.0.is_relative": True}), "亲属")
    post(client, "audit_draw", name="两年回头看", unit=people.district.pk)
    found = Campaign.objects.get()
    post(client, "audit_assign", found.pk, auditors=[auditor.pk])
    post(client, "audit_sift", found.pk)
    work(lambda: False, once=True)
    found.refresh_from_db()
    return found


def test_from_drawing_to_the_closing_report(people, auditor, client, campaign):
    assert campaign.state == Campaign.State.CHECKED
    page = client.get(reverse("audit_campaign", args=[campaign.pk])).content.decode()
    assert "A29" in page
    assert "A56" in page
    flagged = Finding.objects.get(code="A29")
    item = reverse("audit_item", args=[campaign.pk, flagged.item_id])
    assert "入党介绍人甲是被介绍人的亲属" in client.get(item).content.decode()
    post(client, "audit_decide", campaign.pk, flagged.item_id, finding=flagged.pk, stands="1", note="户口簿为证")
    post(client, "audit_check", campaign.pk, flagged.item_id, **{"answer-A44": "found", "note-A44": "涂改"}, rest="1")
    post(client, "audit_send_letter", campaign.pk, unit=people.branch_a.pk, due_on=SOON)
    assert Rectification.objects.count() == 3
    post(client, "audit_close", campaign.pk)
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.CLOSED
    assert Reading.objects.filter(page="audit_item").exists()
    report = report_of(campaign)
    assert (report.cases, report.clean, report.findings) == (4, 2, 3)
    for table in report.tables:
        assert sum(total for *_, total in table.rows) == table.total == sum(table.sums) == 3
    assert "两年回头看" in client.get(reverse("audit_report", args=[campaign.pk])).content.decode()


def test_the_report_and_the_letter_are_printed(people, auditor, client, campaign):
    post(client, "audit_send_letter", campaign.pk, unit=people.branch_a.pk, due_on=SOON)
    for name, args in (("audit_report_pdf", [campaign.pk]), ("audit_letter_pdf", [campaign.pk, 1])):
        answer = client.get(reverse(name, args=args))
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), name


def test_reply_and_recheck_through_the_pages_keep_what_was_typed(people, auditor, client, campaign):
    post(client, "audit_send_letter", campaign.pk, unit=people.branch_a.pk, due_on=SOON)
    row = Rectification.objects.get()
    client.force_login(people.alice)
    assert "谈话人不是党委委员" in client.get(reverse("audit_rectification", args=[row.pk])).content.decode()
    refused = post(client, "audit_reply", row.pk, kind="statement", text="由组织员谈话，表上误写")
    assert refused.status_code == 422
    assert "情况说明须写明由哪些知情人签名证明" in refused.content.decode()
    assert "由组织员谈话，表上误写" in refused.content.decode()
    post(client, "audit_reply", row.pk, kind="statement", text="由组织员谈话，表上误写", known_by="赵博文")
    assert post(client, "audit_recheck", row.pk, accepted="1", note="好").status_code == 404
    client.force_login(auditor)
    post(client, "audit_recheck", row.pk, accepted="1", note="情况属实")
    row.refresh_from_db()
    assert row.state == Rectification.State.CLOSED


def test_the_department_sees_deadlines_comments_and_freezes(people, client):
    case = people.case()
    client.force_login(people.dora)
    assert case.person.name in client.get(reverse("audit_supervision")).content.decode()
    post(client, "audit_note", case.pk, kind="request", text="请于本周内谈话", due_on=SOON)
    post(client, "audit_freeze", case.pk, reason="群众来信待核实")
    page = client.get(reverse("audit_supervise", args=[case.pk])).content.decode()
    assert "请于本周内谈话" in page
    assert "冻结中" in page
    post(client, "audit_lift", case.pk, decision="查无实据")
    assert Freeze.objects.get().lifted_by == people.dora


@pytest.mark.parametrize("name", ["audit_campaigns", "audit_draw", "audit_findings", "audit_supervision"])
def test_a_branch_sees_none_of_it(people, client, name):
    client.force_login(people.alice)
    assert client.get(reverse(name)).status_code == 404


def test_another_branch_does_not_see_a_rectification(people, auditor, client, campaign):
    post(client, "audit_send_letter", campaign.pk, unit=people.branch_a.pk, due_on=SOON)
    client.force_login(people.charlie)
    assert client.get(reverse("audit_rectification", args=[Rectification.objects.get().pk])).status_code == 404


def test_the_committee_reads_what_its_branch_has_to_mend_and_does_not_answer_for_it(people, auditor, client, campaign):
    post(client, "audit_send_letter", campaign.pk, unit=people.branch_a.pk, due_on=SOON)
    row = Rectification.objects.get()
    client.force_login(people.bob)
    assert reverse("audit_rectification", args=[row.pk]) in client.get(reverse("audit_rectifications")).text
    page = client.get(reverse("audit_rectification", args=[row.pk]))
    assert page.status_code == 200
    assert 'name="kind"' not in page.text


def test_a_letter_without_a_day_that_can_be_read_is_not_sent_and_what_was_typed_stays(
    people, auditor, client, campaign
):
    given = {"unit": people.branch_a.pk, "due_on": "年底"}
    page = client.post(reverse("audit_send_letter", args=[campaign.pk]), given)
    assert page.status_code == 422
    assert 'value="年底"' in page.text
    assert "“年底”不是日期" in page.text
    assert not Rectification.objects.exists()


@pytest.mark.parametrize("name", ["audit_campaign", "audit_report", "audit_findings", "audit_supervision"])
def test_pages_ask_as_often_for_many_cases_as_for_few(people, auditor, client, name):
    counts = []
    for size in (2, 12):
        for number in range(size):
            take_in(people, plant(complete(), {"superior_talk.talker_post": "other"}), f"{size}之{number}")
        post(client, "audit_draw", name=f"督查{size}", unit=people.district.pk)
        campaign = Campaign.objects.latest("pk")
        post(client, "audit_sift", campaign.pk)
        work(lambda: False, once=True)
        args = [campaign.pk] if name in ("audit_campaign", "audit_report") else []
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=args)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_drawing_that_makes_no_sense_says_so_and_keeps_what_was_typed(people, auditor, client):
    page = post(
        client, "audit_draw", name="回头看", unit=people.district.pk, received_from="2026-02-01",
        received_until="2026-01-01",
    )  # fmt: skip
    assert "接收日期自2026年2月1日，晚于至2026年1月1日" in page.content.decode()
    assert 'value="回头看"' in page.content.decode()


def test_a_refused_check_keeps_what_was_typed_and_stores_nothing(people, auditor, client, campaign):
    item = campaign.items.first()
    ticked = {"answer-A03": "clear", "answer-A44": "found", "note-A44": " ", "note-A72": "笔迹待鉴定"}
    answer = post(client, "audit_check", campaign.pk, item.pk, **ticked)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "发现问题须写明情况。" in page
    assert 'value="笔迹待鉴定"' in page
    assert 'name="answer-A44" value="found" checked' in page
    assert not item.human_checks.exists()


def test_refused_supervision_keeps_what_was_typed(people, auditor, client, campaign):
    case = campaign.items.first().case
    answer = post(client, "audit_note", case.pk, kind="comment", text="请补材料", due_on="2020-01-01")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "办理期限2020年1月1日早于今天。" in page
    assert "请补材料</textarea>" in page
    assert "请补材料" not in client.get(reverse("audit_supervise", args=[case.pk])).content.decode()


def test_the_read_log_names_pages_and_steps_in_words(people, auditor, client, campaign):
    item = campaign.items.first()
    client.get(reverse("audit_item", args=[campaign.pk, item.pk]))
    client.get(reverse("audit_matrix_cell", args=[item.case_id, "oath"]))
    page = client.get(reverse("audit_readings")).content.decode()
    assert "督查案卷" in page
    assert "矩阵：环节" in page
    assert "入党宣誓" in page
    assert "audit_" not in page.split("<tbody>")[1].split("</tbody>")[0].replace("/audit", "")
