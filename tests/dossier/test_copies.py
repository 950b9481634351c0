"""The organisation department's copy holds what departments said; the branch's holds neither text nor original."""

import io

import pikepdf
import pytest

from recruitment.dossier.kept import folder
from recruitment.dossier.models import DossierVersion
from recruitment.dossier.services import render_dossier
from recruitment.jobs.running import work
from recruitment.vetting.models import RoundPerson
from recruitment.vetting.rounds.answering import Reply
from recruitment.vetting.sight import openings_by
from tests.dossier.conftest import Book
from tests.vetting_ground import district, waiting
from workflows.dossier_pages.copies import copy_for, whole_for

pytestmark = [pytest.mark.django_db]
CANARY = "金丝雀事实二零一九"


@pytest.fixture
def vetted():
    """林小雨, of whom the first department has said the canary; the committee has decided."""
    found = district(departments=2)
    (case,) = waiting(found, "林小雨")
    round = found.sent()
    found.replied(round, 林小雨=Reply("objection", grade="note", fact=CANARY, question=1))
    found.decided(RoundPerson.objects.get(case=case), "noted")
    found.closed(round)
    return found, case


def test_the_departments_words_are_in_the_whole_copy_alone_and_sealed_where_it_is_kept(vetted, tmp_path):
    found, case = vetted
    read = {}
    for copy in ("full", "branch"):
        path = tmp_path / f"{copy}.pdf"
        render_dossier(acting_user=found.dora, case=case, path=path, copy=copy)
        read[copy] = Book(path)
        with pikepdf.open(path) as document:
            told = b"".join(spec.get_file().read_bytes() for spec in document.attachments.values())
        assert CANARY.encode() not in told
        assert CANARY.encode("unicode_escape") not in told
    assert CANARY in read["full"].text
    assert "本人承认" in read["full"].text
    assert "执纪执法等部门意见" in read["full"].text
    assert CANARY not in read["branch"].text
    assert "本人承认" not in read["branch"].text
    assert "联审结果" in read["branch"].text
    version = DossierVersion.objects.get(copy="full")
    assert b"%PDF-" not in (folder() / version.file.name).read_bytes()


def test_the_whole_copy_is_neither_for_branch_nor_auditor(vetted):
    found, case = vetted
    assert copy_for(found.dora, case) == "full"
    assert {copy_for(user, case) for user in (found.people.alice, found.people.bob, found.gu)} == {"branch"}
    assert whole_for(found.dora, [case]) == {case.pk}


def test_a_mixed_selection_gets_of_each_case_its_copy(vetted, client, monkeypatch):
    found, case = vetted
    other = found.people.case(person=found.people.applicant("周平"))
    kin = lambda user, cases, kept: {other.pk: "亲属"}  # noqa: E731
    monkeypatch.setattr("workflows.dossier_pages.copies.conflicts", kin)
    client.force_login(found.dora)
    asked = client.post("/dossiers/", {"all": "1"})
    work(lambda: False, once=True)
    assert dict(DossierVersion.objects.values_list("case", "copy")) == {case.pk: "full", other.pk: "branch"}
    key = asked.url.strip("/").split("/")[-1]
    bundle = io.BytesIO(b"".join(client.get(f"/dossiers/{key}.zip").streaming_content)).getvalue()
    assert bundle.count(b"%PDF-") == 2
    assert openings_by(found.dora) == 2  # two departments' opinions on the one of whom she got the whole


def test_handing_out_the_whole_copy_or_the_vetting_form_counts_as_reading_every_opinion_in_it(vetted, client):
    found, case = vetted
    for user, read in ((found.people.alice, [0, 0]), (found.dora, [2, 4])):
        client.force_login(user)
        copy = copy_for(user, case)
        client.post(f"/cases/{case.pk}/dossier/")
        asked = client.post(f"/cases/{case.pk}/forms/", {"form": "joint_vetting_sheet"})
        work(lambda: False, once=True)
        assert openings_by(user) == 0
        for address, count in (
            (f"/cases/{case.pk}/dossier/{copy}/1/", read[0]),
            (f"/forms/{asked.url.strip('/').split('/')[-1]}.pdf", read[1]),
        ):
            assert client.get(address).status_code == 200
            assert openings_by(user) == count
    client.post(f"/cases/{case.pk}/dossier/")
    work(lambda: False, once=True)
    assert DossierVersion.objects.filter(copy="full").count() == 1  # who reads it adds no fact to it
