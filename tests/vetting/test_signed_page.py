"""The scan of a signed page is read by the department and by who carried it; each reading is on record."""

import pytest

from recruitment.journal.models import JournalEntry
from recruitment.vetting.models import Opinion, SignedPage
from recruitment.vetting.review.recording import record_relation
from recruitment.vetting.sight import openings_by, openings_of
from tests.vetting.test_sheets import scan
from tests.vetting_ground import VETO, said, signed_in
from workflows import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def kept(ground, cases):
    part = ground.reply(ground.parts(ground.sent())[0], 高远=VETO)
    return rounds.attach_page(part, acting_user=ground.dora, content=scan(), file_name="签字页.png")


def address(page: SignedPage) -> str:
    return f"/vetting/replies/{page.department_id}/pages/{page.pk}/"


def test_it_comes_as_it_was_signed_and_counts_as_reading_every_opinion_on_it(ground, kept):
    for user, reader in ((ground.clerks[0], "department"), (ground.dora, "organiser")):
        assert address(kept) in said(signed_in(user).get(f"/vetting/replies/{kept.department_id}/import/"))
        response = signed_in(user).post(address(kept))
        assert response.content == scan()
        assert response["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response["Content-Security-Policy"]
        assert openings_by(user) == 2
        told = JournalEntry.objects.filter(action="vetting_opinion_opened", actor=user).first()
        assert reader in told.details
    assert [openings_of(opinion) for opinion in Opinion.objects.all()] == [2, 2]


def test_nobody_else_gets_it_and_looking_is_an_act(ground, kept):
    for stranger in (ground.clerks[1], ground.people.alice, ground.people.bob, ground.gu):
        assert signed_in(stranger).post(address(kept)).status_code == 404
    assert signed_in(ground.dora).get(address(kept)).status_code == 405
    other = kept.department.round.departments.exclude(pk=kept.department_id).first()
    assert signed_in(ground.dora).post(f"/vetting/replies/{other.pk}/pages/{kept.pk}/").status_code == 404
    assert not JournalEntry.objects.filter(action="vetting_opinion_opened").exists()


def test_who_is_registered_as_a_relative_of_somebody_on_it_leaves_it_to_others(ground, cases, kept):
    name = ground.dora.last_name + ground.dora.first_name
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    record_relation(**by, case=cases[1], kind="family", called="姐姐", name=name)
    response = signed_in(ground.dora).post(address(kept))
    assert response.status_code == 422
    assert "签字页须由他人查看" in said(response)
    assert openings_by(ground.dora) == 0
