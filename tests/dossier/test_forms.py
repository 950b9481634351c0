"""Every form is made from the case's own data; the membership form is a sample and says so."""

import pytest

from recruitment.cases.models import Act, Case, SuperiorPreReview
from recruitment.dossier.form_files import render_form
from recruitment.dossier.forms import FORMS, filled
from recruitment.dossier.letters import BLANK
from recruitment.jobs.running import work
from recruitment.steps import Step
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
    letter = filled(form, case, "full").letter
    assert (letter.title if letter else form.title) in book.text
    assert "欧阳文" in book.text
    assert all(sign in book.text for sign in form.signs)
    assert ("样张" in book.pages[0]) == bool(form.mark)
    assert "尚无记录" not in book.text
    if form.signs and not letter:  # nobody signs a page on which nothing stands
        above = book.pages[-1].partition(form.signs[0])[0]
        assert above.replace("—", "").strip(" \n0123456789"), "a lone block of signatures"


def test_a_form_names_the_papers_but_not_their_files(made):
    made()
    (sheet,) = filled(FORMS["talk_record"], Case.objects.get(), "full").sheets
    (papers,) = [table for table in sheet.tables if table.title == "材料"]
    assert [row.cells[0] for row in papers.rows] == ["同入党申请人谈话记录"]
    assert papers.rows[0].prose == ()


def test_a_form_names_contacts_and_introducers_but_gives_no_verdict(paper_case):
    case = paper_case()
    for word, title in (("examination_register", "培养联系人"), ("membership_form_sample", "入党介绍人")):
        tables = [t for sheet in filled(FORMS[word], case, "full").sheets for r in sheet.records for t in r.tables]
        assert [table.title for table in tables] == [title]
        assert len(tables[0].rows) == 2


def test_a_letter_says_what_is_on_record_and_leaves_blank_what_is_not(paper_case):
    whole, young = paper_case(), paper_case(name="欧阳新", steps=2)
    reply = filled(FORMS["admission_reply"], whole, "branch").letter
    assert (reply.to, reply.by) == (whole.unit.name, "明湖区委")
    assert "同意接收欧阳文同志为中共预备党员，预备期一年" in reply.paragraphs[1]
    assert BLANK not in "".join(reply.paragraphs)
    assert BLANK in filled(FORMS["admission_reply"], young, "branch").letter.paragraphs[0]


def test_a_letter_about_a_refusal_says_so(paper_case):
    case = paper_case()
    Act.objects.filter(case=case, step=Step.SUPERIOR_APPROVAL).update(outcome="refused", reason="材料不实")
    for word in ("admission_reply", "admission_notice"):
        told = "".join(filled(FORMS[word], case, "branch").letter.paragraphs)
        assert "理由：材料不实" in told
        assert "同意接收" not in told
        assert "已成为" not in told


def test_tables_have_the_serial_number_the_receipt_and_every_step(paper_case):
    case = paper_case()
    register = filled(FORMS["serial_register"], case, "branch").table.rows
    serial = SuperiorPreReview.objects.get(act__case=case).form_serial
    assert register[0].cells[1:3] == (serial or "", "欧阳文")
    assert len(register) > 5
    catalogue = filled(FORMS["archive_catalogue"], case, "branch")
    assert "移交接收单位保管" in catalogue.receipt
    assert len(catalogue.table.rows) >= 5
    assert len(filled(FORMS["process_record"], case, "branch").table.rows) >= 25


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
