"""Papers come in, are refused in a sentence, handed out only to who may see the case."""

import io
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recruitment.cases.inspecting import MAX_BYTES
from recruitment.cases.models import Material
from tests.cases.test_materials import pdf

from .test_case_page import signed_in

pytestmark = pytest.mark.django_db
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def scripted() -> bytes:
    document = pikepdf.open(io.BytesIO(pdf()))
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sent(user, case, *files, **typed):
    typed = {"key": "", "received_on": "2015-03-02", "stamped": "unknown"} | typed
    known = [SimpleUploadedFile(name, content) for name, content in files]
    return signed_in(user).post(f"/cases/{case.pk}/materials/", typed | {"files": known})


def kept(case) -> list[tuple]:
    return list(case.materials.order_by("pk").values_list("key", "version", "pages"))


def test_several_files_at_once_each_find_their_kind_by_name(people, case):
    answer = sent(people.alice, case, ("林小雨入党申请书.pdf", pdf(3)), ("同入党申请人谈话记录.pdf", pdf(1)))
    assert answer.status_code == 302
    assert kept(case) == [("application_letter", 1, 3), ("talk_record", 1, 1)]


def test_a_chosen_kind_counts_and_what_the_paper_says_is_kept(people, case):
    sent(
        people.alice,
        case,
        ("a.pdf", pdf()),
        key="id_card_copy",
        dated_on="2015-03-01",
        signers="林小雨",
        stamped="false",
    )
    paper = case.materials.get()
    assert (paper.key, paper.dated_on, paper.signers, paper.stamped) == (
        "id_card_copy",
        date(2015, 3, 1),
        "林小雨",
        False,
    )
    assert paper.acting_as == "青山镇机关党支部 组织委员"


REFUSED = {
    "too large": ("大.pdf", b"%PDF-" + bytes(MAX_BYTES), "超过 20 MiB"),
    "of a false type": ("假.pdf", b"<html>", "不是 PDF"),
    "infected": ("毒.pdf", b"%PDF-1.4\n" + EICAR, "疑似带有病毒"),
    "scripted": ("脚本.pdf", scripted(), "内含脚本"),
    "a program": ("程序.pdf", b"MZ\x90\x00", "是程序"),
    "empty": ("空.pdf", b"", "文件是空的"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_is_refused_in_a_sentence_and_what_was_typed_stays(people, case, what):
    name, content, sentence = REFUSED[what]
    answer = sent(
        people.alice, case, (name, content), key="talk_record", signers="陈爱华、林小雨", dated_on="2015-03-01"
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "请选择文件" not in page
    assert "陈爱华、林小雨" in page
    assert 'value="talk_record" selected' in page
    assert "2015-03-01" in page
    assert not Material.objects.exists()


def test_one_bad_file_does_not_keep_the_good_ones_out(people, case):
    answer = sent(people.alice, case, ("入党申请书.pdf", pdf()), ("x.exe", b"MZ"))
    page = answer.content.decode()
    assert "▲ x.exe：" in page
    assert "看不出是哪一种材料" in page
    assert kept(case) == [("application_letter", 1, 2)]


def test_the_same_file_sent_twice_is_taken_once(people, case):
    content = pdf()
    sent(people.alice, case, ("入党申请书.pdf", content))
    assert "完全相同" in sent(people.alice, case, ("入党申请书.pdf", content)).content.decode()
    assert len(kept(case)) == 1


def test_who_holds_no_post_that_acts_here_brings_nothing(people, case):
    assert sent(people.charlie, case, ("入党申请书.pdf", pdf())).status_code == 404
    assert kept(case) == []


def test_a_file_is_handed_out_as_a_file_and_never_run(people, case):
    content = pdf()
    sent(people.alice, case, ("入党申请书.pdf", content))
    paper = case.materials.get()
    url = f"/cases/{case.pk}/materials/{paper.pk}/file/"
    answer = signed_in(people.bob).get(url)
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert signed_in(people.charlie).get(url).status_code == 404


def test_first_pages_are_shown_as_pictures_to_who_may_see_the_case(people, case):
    sent(people.alice, case, ("入党申请书.pdf", pdf(12)))
    url = f"/cases/{case.pk}/materials/{case.materials.get().pk}/"
    page = signed_in(people.alice).get(url).content.decode()
    assert page.count("<img") == 10
    assert "其余 2 页" in page
    first, again = (signed_in(people.alice).get(url + "pages/1/") for _ in range(2))
    assert first.content == again.content
    assert first.content.startswith(b"\xff\xd8\xff")
    assert first["Content-Security-Policy"].startswith("sandbox")
    assert signed_in(people.alice).get(url + "pages/11/").status_code == 404
    assert signed_in(people.charlie).get(url + "pages/1/").status_code == 404


def test_a_paper_is_found_only_in_its_own_case(people, case):
    sent(people.alice, case, ("入党申请书.pdf", pdf()))
    other = people.case(person=people.applicant("林小雪"))
    assert (
        signed_in(people.alice).get(f"/cases/{other.pk}/materials/{case.materials.get().pk}/file/").status_code == 404
    )


def test_the_branch_proposes_and_the_committee_answers(people, case):
    url = f"/cases/{case.pk}/materials/"
    branch, committee = signed_in(people.alice), signed_in(people.bob)
    refused = branch.post(url + "waivers/", {"key": "id_card_copy", "reason": ""})
    assert refused.status_code == 422
    branch.post(url + "waivers/", {"key": "id_card_copy", "reason": "户口簿遗失，派出所已出具证明"})
    assert "不适用待批" in committee.get(url).content.decode()
    paper = case.materials.get()
    assert branch.post(f"{url}{paper.pk}/waiver/", {"agreed": "yes"}).status_code == 422
    committee.post(f"{url}{paper.pk}/waiver/", {"agreed": "yes"})
    page = branch.get(url).content.decode()
    assert "户口簿遗失" in page
    assert "赵博文，中共青山镇委员会 组织员" in page


def test_the_form_with_the_departments_opinions_is_read_by_committee_and_department_only(people, case):
    sent(people.bob, case, ("联审.pdf", pdf()), key="joint_vetting_form")
    paper = case.materials.get()
    for way in ("", "file/", "pages/1/"):
        path = f"/cases/{case.pk}/materials/{paper.pk}/{way}"
        assert signed_in(people.alice).get(path).status_code == 404
        assert signed_in(people.bob).get(path).status_code == 200
    assert "联审.pdf" in signed_in(people.alice).get(f"/cases/{case.pk}/materials/").content.decode()
