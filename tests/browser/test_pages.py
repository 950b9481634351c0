"""Every kind of page, as every role, in light and dark and on a phone: nothing that axe finds, nothing from elsewhere,
no scrolling sideways."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from recruitment.accounts.case_access import give_case_access
from recruitment.cases.materials import receive_material
from recruitment.cases.waiving import propose_waiver
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cases.test_materials import pdf
from tests.cast import FOUNDED, cast
from tests.facts import N
from tests.journeys import walk

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": PHONE}}


@pytest.fixture
def people():
    found = cast()
    found.auditor = User.objects.create(username="ducha", last_name="高", first_name="守正")
    appoint(acting_user=None, user=found.auditor, unit=found.district, role=Role.AUDITOR, held_from=FOUNDED)
    return found


@pytest.fixture
def case(people):
    """In the third stage, with a paper that came and one that is said not to apply."""
    case = people.case()
    walk(people, case, until=N(10))
    by = {"acting_user": people.alice, "acting_as": "青山镇机关党支部 组织委员", "case": case}
    content = {"content": pdf(2), "file_name": "林小雨入党申请书（手写原件扫描）.pdf"}
    receive_material(**by, **content, key="application_letter", received_on=date(2015, 3, 2), signers="林小雨")
    propose_waiver(**by, key="league_recommendation_form", reason="推荐时已满二十八周岁，不是团员")
    return case


def pages_of(case) -> list[str]:
    own = f"/cases/{case.pk}/"
    paper = f"{own}materials/{case.materials.exclude(sha256='').get().pk}/"
    ways = ["", "records/political_vetting/", "records/determine_introducers/", "materials/", "history/", "chart/"]
    forms = ["materials/?key=talk_record", "materials/?waive=talk_notice", "materials/?show=missing"]
    return ["/", "/cases/", *(own + way for way in (*ways, *forms)), paper]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("role", ["alice", "bob", "auditor"])
def test_each_page_is_for_everybody(visitor, people, case, look, role):
    window = visitor(**LOOKS[look]).sign_in(getattr(people, role))
    for path in pages_of(case):
        answer = window.page.goto(window.server + path)
        assert answer.status == 200, path
        window.check()


@pytest.mark.parametrize("look", LOOKS)
def test_the_applicants_own_page_is_for_everybody(visitor, people, case, look):
    applicant = User.objects.create(username="linxiaoyu", last_name="林", first_name="小雨")
    give_case_access(acting_user=people.alice, case=case, user=applicant)
    window = visitor(**LOOKS[look]).sign_in(applicant)
    assert window.page.goto(window.server + "/my/").status == 200
    window.check()


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_case_page_fits_the_other_languages(visitor, people, case, language):
    window = visitor(viewport=PHONE).speak(language).sign_in(people.alice)
    for path in pages_of(case)[2:]:
        window.visit(path)
        window.check()


def test_all_25_steps_are_on_one_screen(visitor, people, case):
    page = visitor().sign_in(people.alice).visit(f"/cases/{case.pk}/")
    assert page.locator(".board .place").count() == 25
    lowest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.place')].map(p => p.getBoundingClientRect().bottom))"
    )
    assert lowest <= 768


def test_a_step_opens_within_the_page_and_without_scripts_on_its_own(visitor, people, case):
    page = visitor().sign_in(people.alice).visit(f"/cases/{case.pk}/")
    page.click(".place.done a >> nth=0")
    page.wait_for_selector("#record .told-act")
    assert page.url.endswith(f"/cases/{case.pk}/")
    plain = visitor(java_script_enabled=False).sign_in(people.alice).visit(f"/cases/{case.pk}/")
    plain.click(".place.done a >> nth=0")
    assert "/records/" in plain.url
    assert plain.locator(".told-act").count() == 1


def test_a_file_is_dropped_on_the_form_and_taken(visitor, people, case):
    page = visitor().sign_in(people.alice).visit(f"/cases/{case.pk}/materials/?key=talk_record")
    page.evaluate(
        """bytes => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "谈话记录.pdf", {type: "application/pdf"}));
            document.querySelector(".drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
        }""",
        list(pdf()),
    )
    assert "谈话记录.pdf" in page.inner_text(".chosen")
    page.click("form[data-upload] button")
    page.wait_for_selector(".alert-success")
    assert case.materials.filter(key="talk_record").count() == 1


def test_a_file_is_chosen_and_taken_without_scripts(visitor, people, case, tmp_path):
    paper = tmp_path / "同入党申请人谈话记录.pdf"
    paper.write_bytes(pdf())
    page = (
        visitor(java_script_enabled=False).sign_in(people.alice).visit(f"/cases/{case.pk}/materials/?key=talk_record")
    )
    page.set_input_files("input[type=file]", paper)
    page.click("form[data-upload] button")
    assert case.materials.filter(key="talk_record").count() == 1
