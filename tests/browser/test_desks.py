"""The desks, the list, the notices and the bulk form in a real browser: for everybody, and by the keyboard."""

import pytest
from django.core.management import call_command

from tests.cast import cast
from tests.facts import N
from tests.journeys import walk

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": PHONE}}


@pytest.fixture
def people(db):
    found = cast()
    for name, step in (("林小雨", 1), ("單海", 2), ("何平", 4), ("高远", 4)):
        walk(found, found.case(person=found.applicant(name)), until=N(step))
    call_command("notify", verbosity=0)
    return found


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_page_of_the_desks_is_for_everybody(visitor, people, look):
    window = visitor(**look).sign_in(people.bob)
    keys = "&".join(f"case={case.pk}" for case in people.branch_a.cases.filter(work_items__step=N(4)))
    listed = f"/cases/?step={N(4)}&waiting=mine"
    for path in ("/", "/cases/", "/cases/?due=soon", listed, "/notices/", "/notices/how/", f"/bulk/{N(4)}/?{keys}"):
        window.visit(path)
        window.check()


def test_keys_move_through_the_list_and_are_off_while_typing(visitor, people):
    page = visitor().sign_in(people.alice).visit("/cases/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("tr[data-row]").nth(1).locator("th a")
    assert second.evaluate("link => link === document.activeElement")
    page.keyboard.press("k")
    page.keyboard.press("?")
    assert page.locator("#keys").evaluate("details => details.open")
    page.keyboard.press("/")
    page.keyboard.type("jk?/")
    assert page.locator("#id_name").input_value() == "jk?/"
    page.locator("#id_name").fill("dan")
    page.keyboard.press("Enter")
    page.wait_for_url("**name=dan**")


def test_a_case_is_carried_on_by_the_keyboard_and_single_keys_can_be_switched_off(visitor, people):
    case = people.branch_a.cases.filter(work_items__step=N(2), work_items__closed_at=None).first()
    page = visitor().sign_in(people.alice).visit(f"/cases/{case.pk}/")
    page.keyboard.press("b")
    page.locator("#step-form [name=on]:focus").wait_for()
    page.keyboard.type("2015-03-09")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/steps/organization_talk/")
    assert page.locator("[name=on]").input_value() == "2015-03-09"
    page.locator("#keys summary").click()
    page.locator("#keys input").uncheck()
    page.keyboard.press("g")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/cases/{case.pk}/")


def test_a_search_works_and_a_bulk_step_is_chosen_without_script(visitor, people):
    page = visitor(java_script_enabled=False).sign_in(people.bob).visit(f"/cases/?step={N(4)}&waiting=mine")
    for box in page.locator("[name=case]").all():
        box.check()
    page.get_by_role("button", name="批量办理所选").click()
    assert "/bulk/activist_record_filing/" in page.url
    page.locator("[name=all-on]").fill("2015-06-03")
    page.get_by_role("button", name="逐人审核，不记录").click()
    assert page.locator("fieldset.candidate summary").count() >= 2
