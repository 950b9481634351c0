"""The pages: the organisation department's round, a department's desk, opinions and objections, by hand."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from PIL import Image
from pypdf import PdfReader

from recruitment.jobs.running import work
from recruitment.readings.models import Reading
from recruitment.vetting.models import Opinion, Round, RoundPerson
from tests.facts import N
from tests.journeys import open_steps
from tests.raw_sheet import rows_in, workbook
from tests.vetting_ground import VETO, said, signed_in, waiting

pytestmark = pytest.mark.django_db


def recorded() -> int:
    """A worker comes by; how many things it did."""
    return work(lambda: False, once=True)


def test_a_round_is_opened_collected_sent_answered_and_closed_by_hand(ground, cases):
    office = signed_in(ground.dora)
    response = office.post("/vetting/open/", {"year": localdate().year, "approval": ""})
    round = Round.objects.get()
    here = f"/vetting/rounds/{round.pk}/"
    assert response.url == here
    page = said(office.get(here))
    assert "符合条件、尚未列入：2 人" in page
    assert office.post(here + "collect/", {"all": "1"}).status_code == 302
    assert office.post(here + "send/", {"due_on": ""}).status_code == 302
    for part, clerk in zip(ground.parts(round), ground.clerks, strict=False):
        desk, client = f"/vetting/replies/{part.pk}/", signed_in(clerk)
        page = client.get(desk)
        assert "已填写 <strong>0/2</strong> 人" in said(page)
        people = [line["person"].pk for line in page.context["page"]]
        client.post(desk, {"act": "no_objection", "person": people, "seen": 0})
        assert client.post(desk, {"act": "hand_in", "seen": 1}).status_code == 302
    assert "已交卷 3/3 个部门" in said(office.get(here))
    assert office.post(here + "close/", {"minutes": "均无异议"}).status_code == 302
    page = said(office.get(here))
    assert "通过 2 人，未通过 0 人" in page
    assert "正在记入案卷：0/2 人" in page
    recorded()
    page = said(office.get(here))
    assert "正在记入案卷" not in page
    assert "尚未记入" not in page
    assert all(N(11) in open_steps(case) for case in cases)


@pytest.fixture
def round(ground, cases):
    return ground.sent()


@pytest.fixture
def desk(ground, round):
    return f"/vetting/replies/{ground.parts(round)[0].pk}/"


def test_a_selection_that_is_refused_stays_ticked_and_the_sentence_stands_on_the_page(ground, desk):
    client = signed_in(ground.clerks[0])
    people = [line["person"].pk for line in client.get(desk).context["page"]]
    client.post(desk, {"act": "no_objection", "person": people[:1], "seen": 0})
    response = client.post(desk, {"act": "no_objection", "person": people[1:], "seen": 0})
    assert response.status_code == 409
    assert "同事又作了填写" in said(response)
    assert f'value="{people[1]}"' in said(response)
    assert response.context["chosen"] == {people[1]}
    assert client.post(desk, {"act": "no_objection", "seen": 1}).status_code == 422


def test_an_exception_keeps_what_was_typed_when_it_is_refused(ground, round, desk):
    person = RoundPerson.objects.get(name="高远")
    client, here = signed_in(ground.clerks[0]), f"{desk}people/{person.pk}/"
    response = client.post(here, {"answer": "objection", "grade": "", "fact": "某年某事", "seen": 0})
    assert response.status_code == 422
    assert "有异议须选择程度" in said(response)
    assert "某年某事" in said(response)
    assert client.post(here, {"answer": "objection", "grade": "veto", "fact": "某年某事", "seen": 0}).status_code == 302
    assert "▲ 有异议（否决）" in said(client.get(desk))
    assert "某年某事" in said(client.get(here))
    assert client.post(desk, {"act": "undo", "seen": 1}).status_code == 302
    assert "已填写 <strong>0/2</strong> 人" in said(client.get(desk))


@pytest.mark.parametrize("typed", ["2026-13-45", "gestern", "2026-02-30"])
def test_a_day_that_does_not_exist_is_a_sentence(ground, desk, typed):
    client = signed_in(ground.clerks[0])
    people = [line["person"].pk for line in client.get(desk).context["page"]]
    client.post(desk, {"act": "no_objection", "person": people, "seen": 0})
    response = client.post(desk, {"act": "hand_in", "dated_on": typed, "seen": 1})
    assert response.status_code == 422
    assert f"“{typed}”不是日期。请写成 2026年11月22日" in said(response)
    assert not Opinion.objects.exists()


def test_an_objection_is_opened_verified_heard_and_decided_by_hand(ground, round, cases):
    ground.replied(round, 高远=VETO)
    person = RoundPerson.objects.get(name="高远")
    here, office = f"/vetting/people/{person.pk}/", signed_in(ground.dora)
    page = said(office.get(here))
    assert "部门意见 3 条" in page
    assert "盗窃" not in page
    assert "盗窃" in said(office.post(here + "opinions/"))
    assert office.post(here + "verify/", {"finding": ""}).status_code == 422
    assert office.post(here + "verify/", {"finding": "属实"}).status_code == 302
    assert office.post(here + "hear/", {"statement": "承认"}).status_code == 302
    committee = signed_in(ground.people.bob)
    assert person.name in said(committee.get("/vetting/"))
    deciding = {"decision": "vetoed", "consequence": "back_to_activist", "reason_class": "law", "reason": "研究决定"}
    assert committee.post(here + "decide/", deciding).status_code == 302
    assert office.post(f"/vetting/rounds/{round.pk}/close/", {"minutes": "一人未通过"}).status_code == 302
    recorded()
    assert open_steps(cases[1]) == {N(6)}


def test_whoever_opens_a_person_or_an_exception_is_noted_in_the_read_log(ground, round, desk):
    person = RoundPerson.objects.get(name="高远")
    signed_in(ground.dora).get(f"/vetting/people/{person.pk}/")
    signed_in(ground.clerks[0]).get(f"{desk}people/{person.pk}/")
    signed_in(ground.clerks[1]).get(f"{desk}people/{person.pk}/")
    read = Reading.objects.filter(case=person.case).order_by("pk")
    assert [(r.reader, r.page) for r in read] == [
        (ground.dora, "vetting_person"),
        (ground.clerks[0], "vetting_exception"),
    ]


PLACES = ["/vetting/rounds/{round}/", "/vetting/replies/{part}/", "/vetting/people/{person}/"]
SEEN_BY = {
    "dora": [200, 404, 200],
    "clerk": [404, 200, 200],
    "other_clerk": [404, 404, 200],
    "bob": [404, 404, 200],
    "alice": [404, 404, 404],
    "charlie": [404, 404, 404],
    "gu": [404, 404, 404],
    "nobody": [404, 404, 404],
}


@pytest.mark.parametrize("who", SEEN_BY)
def test_each_page_opens_for_those_whom_it_concerns_and_for_nobody_else(ground, round, who, django_user_model):
    ground.replied(round)
    users = {"clerk": ground.clerks[0], "other_clerk": ground.clerks[1], "gu": ground.gu}
    users |= {name: getattr(ground.people, name) for name in ("dora", "bob", "alice", "charlie")}
    user = users.get(who) or django_user_model.objects.create(username=who)
    names = {"round": round.pk, "part": ground.parts(round)[0].pk, "person": round.people.first().pk}
    client = signed_in(user)
    assert [client.get(place.format(**names)).status_code for place in PLACES] == SEEN_BY[who]
    assert client.get("/vetting/").status_code == 200


def test_no_page_of_branch_or_auditor_tells_more_than_pass_or_not_and_a_class(ground, round, cases):
    ground.replied(round, 高远=VETO)
    ground.decided(RoundPerson.objects.get(name="高远"), "vetoed", consequence="closed", reason_class="law")
    ground.closed(Round.objects.get())
    recorded()
    for user in (ground.people.alice, ground.gu):
        client = signed_in(user)
        for place in (f"/cases/{cases[1].pk}/", f"/cases/{cases[1].pk}/history/", f"/cases/{cases[1].pk}/steps/10/"):
            page = said(client.get(place))
            assert "盗窃" not in page
            assert "拘役" not in page


def test_the_desk_costs_the_same_few_statements_for_two_people_and_for_six(ground, round, desk):
    client = signed_in(ground.clerks[0])
    client.get(desk)

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            client.get(desk)
        return len(sent)

    two = cost()
    for case in waiting(ground, "甲", "乙", "丙", "丁"):
        RoundPerson.objects.create(round=round, case=case, number=10 + case.pk, name=case.person.name, unit_name="x")
    assert cost() == two <= 25


def test_a_sheet_is_fetched_looked_at_and_brought_back_by_hand(ground, round):
    part = ground.parts(round)[0]
    here, courier = f"/vetting/replies/{part.pk}/", signed_in(ground.dora)
    fetched = courier.post(here + "sheet/", {"as": "xlsx"})
    assert fetched["Content-Type"].endswith("spreadsheetml.sheet")
    rows = rows_in(fetched.content)
    rows[3][1], rows[3][3] = "王检察", f"{localdate():%Y-%m-%d}"
    for row in rows[5:]:
        row[7] = "未发现记录"

    def brought(act, rows, scan=None):
        sheet = SimpleUploadedFile("back.xlsx", workbook(rows))
        files = {"sheet": sheet} | ({"scan": SimpleUploadedFile("page.png", scan)} if scan else {})
        return courier.post(here + "import/", {"act": act, **files})

    assert "导入后将改动 2 人" in said(brought("look", rows))
    response = brought("take", rows)
    assert response.status_code == 422
    assert "请附上签字盖章页" in said(response)
    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(picture, "PNG")
    assert brought("take", rows, picture.getvalue()).status_code == 302
    assert "✓ 已采用" in said(courier.get(here + "import/"))
    assert Opinion.objects.filter(answer="no_record").count() == 2
    assert signed_in(ground.clerks[1]).get(here + "import/").status_code == 404


def test_the_print_bears_the_people_alone_and_a_code(ground, round, tmp_path):
    part = ground.parts(round)[0]
    fetched = signed_in(ground.clerks[0]).post(f"/vetting/replies/{part.pk}/sheet/", {"as": "print"})
    assert fetched["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(fetched.content)).pages)
    assert "林小雨" in text
    assert round.code in text
    assert "表号 1" in text
    assert "父" not in text
