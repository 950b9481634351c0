"""Every form is made from the case's own data; the membership form is a sample and says so."""

import pytest

from recruitment.dossier.form_files import render_form
from recruitment.dossier.forms import FORMS
from recruitment.jobs.running import work
from tests.cast import cast
from tests.dossier.conftest import Book

pytestmark = [pytest.mark.django_db]


@pytest.mark.parametrize("word", FORMS)
def test_a_form_carries_its_title_the_name_and_who_signs(paper_case, tmp_path, word):
    case = paper_case()
    path = tmp_path / f"{word}.pdf"
    assert render_form(case, word, "full", path) >= 1
    book = Book(path)
    form = FORMS[word]
    assert form.title in book.text
    assert "欧阳文" in book.text
    assert all(sign in book.text for sign in form.signs)
    assert ("样张" in book.pages[0]) == bool(form.mark)
    assert "尚无记录" not in book.text


def test_a_form_is_asked_for_made_by_a_worker_and_downloaded(client):
    people = cast()
    case = people.case()
    client.force_login(people.alice)
    assert "入党申请人谈话记录" in client.get(f"/cases/{case.pk}/dossier/").content.decode()
    assert client.post(f"/cases/{case.pk}/forms/", {"form": "nothing"}).status_code == 404
    asked = client.post(f"/cases/{case.pk}/forms/", {"form": "talk_record"})
    work(lambda: False, once=True)
    key = asked.url.strip("/").split("/")[-1]
    assert f"/forms/{key}.pdf" in client.get(asked.url).content.decode()
    assert b"".join(client.get(f"/forms/{key}.pdf").streaming_content).startswith(b"%PDF-")
    client.force_login(people.charlie)
    assert client.get(f"/forms/{key}.pdf").status_code == 404
