"""The form of a step in a browser: on the case page, on a phone, without a script."""

import pytest
from playwright.sync_api import expect

from recruitment.cases.models import Act
from tests.cast import cast
from tests.facts import N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, walk
from tests.step_pages.typing import page_of, typed

from .filling import fill, submit

DAYS = calendar(APPLIED_ON)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def people(transactional_db):
    return cast()


@pytest.fixture
def case(people):
    return people.case()


def test_the_case_page_takes_in_the_form_beside_the_rules(visitor, people, case):
    window = visitor().sign_in(people.alice)
    page = window.visit(f"/cases/{case.pk}/")
    page.locator(".card-now .btn-primary").click()
    expect(page.locator("#now-form #preview")).to_contain_text("S01-WRITTEN", timeout=30_000)
    window.check()
    fill(page, typed(N(1), lawful_facts(N(1), DAYS[N(1)])))
    expect(page.locator("#preview")).to_contain_text("现在提交可以记录", timeout=30_000)
    assert submit(page) == 302
    assert Act.objects.get(case=case).step == N(1)


def test_a_refused_vote_fits_a_phone(visitor, people, case):
    walk(people, case, until=N(15))
    window = visitor(viewport=PHONE).sign_in(people.alice)
    page = window.visit(page_of(case, N(15)))
    window.check()
    fill(page, typed(N(15), lawful_facts(N(15), DAYS[N(15)], ballot=ballot(6, 4))))
    assert submit(page) == 422
    window.errors.clear()
    window.check()
    assert "未超过半数（需5票）" in page.locator("#summary").inner_text()


def test_without_a_script_the_form_is_previewed_and_submitted(visitor, people, case):
    window = visitor(java_script_enabled=False).sign_in(people.alice)
    page = window.visit(page_of(case, N(1)))
    answers = typed(N(1), lawful_facts(N(1), DAYS[N(1)]))
    for name, value in answers.items():
        field = page.locator(f'[name="{name}"]')
        if field.count() > 1:
            page.check(f'[name="{name}"][value="{value}"]')
        elif field.get_attribute("type") == "text":
            field.fill(value)
        else:
            field.select_option(value)
    page.locator('button[value="preview"]').click()
    expect(page.locator("#preview")).to_contain_text("现在提交可以记录")
    page.locator('button[value="submit"]').click()
    page.wait_for_url(f"**/cases/{case.pk}/")
    assert Act.objects.get(case=case).step == N(1)


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"viewport": PHONE}], ids=["dark", "phone"])
def test_forms_of_steps_and_moves_are_for_everybody(visitor, people, case, look):
    walk(people, case, until=N(9))
    window = visitor(**look).sign_in(people.alice)
    own = f"/cases/{case.pk}/"
    act = Act.objects.get(case=case, step=N(3))
    moves = ["replace_contact", "transfer_out", "close", "amend", f"amend/?act={act.pk}&fact=channels"]
    for path in [page_of(case, N(9)), page_of(case, N(1)), *(f"{own}moves/{move}/" for move in moves[:4])]:
        window.visit(path)
        window.check()
    window.visit(f"{own}moves/{moves[4]}")
    window.check()
    window.visit("/cases/new/")
    window.check()
