"""A dossier proves itself: whoever changes a byte of it, or puts another person's papers in, is named."""

import hashlib
import io
import json

import pikepdf
import pytest

from recruitment.dossier.models import DossierVersion
from recruitment.dossier.services import render_dossier
from recruitment.dossier.verifying import verify
from tests.dossier.papers import pdf
from tests.dossier.strangers import attachments, strangers_call, strangers_check

pytestmark = [pytest.mark.django_db]


def with_attachments(data: bytes, files: dict[str, bytes]) -> bytes:
    """The PDF with other attachments under the same names."""
    document, out = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    for name, content in files.items():
        document.attachments[name].obj.EF.F.write(content)
    document.save(out)
    return out.getvalue()


def test_a_stranger_learns_that_facts_originals_and_journal_agree(made, tmp_path):
    data = made()
    files = attachments(data)
    assert files["original-01-application_letter-v1.pdf"] == pdf(2)
    status, said = strangers_check(files, tmp_path / "out")
    assert status == 0, said
    assert "欧阳文" in said
    assert "原件 2 份与日志相符" in said
    assert verify(data).problems == []


def test_one_flipped_byte_of_any_attachment_is_named(made, tmp_path):
    files = attachments(made())
    for number, name in enumerate(sorted(files)):
        if name == "verify.py":
            continue  # a changed program cannot be trusted to say so; verify_dossier does
        changed = bytearray(files[name])
        changed[len(changed) // 2] ^= 1
        status, said = strangers_check({**files, name: bytes(changed)}, tmp_path / str(number))
        assert status == 1, name
        assert name in said, said


def test_a_changed_entry_of_an_attached_extract_is_named_by_its_number(made, tmp_path):
    files = attachments(made())
    journal = files["journal-case.json"]
    seq = json.loads(journal)["entries"][2]["entry"]["seq"]
    place = journal.index(b'"seq":%d,' % seq) - 8  # within the salt of that entry
    changed = journal[:place] + b"!" + journal[place + 1 :]
    said = strangers_check({**files, "journal-case.json": changed}, tmp_path / "a")[1]
    assert "journal-case.json：附件的内容被改动" in said
    assert f"journal-case.json：第{seq}条的内容被改动" in said
    assert "original-" not in said  # the papers are sound: a damaged journal is no word against them


def test_an_attached_extract_is_checked_by_itself_too(made, tmp_path):
    files = attachments(made())
    assert strangers_check(files, tmp_path / "out")[0] == 0
    status, said = strangers_call(tmp_path / "out", tmp_path / "out" / "journal-case.json")
    assert (status, "条由封存证明" in said) == (0, True), said
    assert strangers_call(tmp_path / "out", tmp_path / "out" / "nothing.json")[0] == 1


def test_a_missing_an_added_and_another_persons_attachment_are_named(made, tmp_path):
    files, other = attachments(made()), attachments(made("李四"))
    without = {name: data for name, data in files.items() if not name.startswith("original-01")}
    assert "original-01-application_letter-v1.pdf：缺少" in strangers_check(without, tmp_path / "a")[1]
    assert "more.pdf：清单中没有" in strangers_check({**files, "more.pdf": b"x"}, tmp_path / "b")[1]
    swapped = {**files, "case.json": other["case.json"], "journal-case.json": other["journal-case.json"]}
    said = strangers_check(swapped, tmp_path / "c")[1]
    assert "case.json：附件的内容被改动" in said
    assert "journal-case.json" in said


def test_a_forger_who_makes_the_manifest_anew_cannot_sign_it(made, tmp_path):
    files = attachments(made())
    case = json.loads(files["case.json"])
    case["person"]["name"] = "李四"
    forged = json.dumps(case, ensure_ascii=False).encode()
    assert strangers_check({**files, "case.json": forged}, tmp_path / "a")[0] == 1
    manifest = json.loads(files["manifest.json"])
    manifest["person"] = "李四"
    again = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert "manifest.json" in strangers_check({**files, "manifest.json": again}, tmp_path / "b")[1]


def test_signed_and_every_kind_of_tampering_is_caught_by_name(made, keys):
    data = made()
    version = DossierVersion.objects.get()
    assert version.signed_by
    found = verify(data)
    assert found.problems == []
    assert any("证书可信" in told for told in found.told), found.told
    # text of a page
    document, out = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    page = document.pages[2]
    page.contents_add(b"0 g 0 0 10 10 re f")
    document.save(out)
    said = verify(out.getvalue()).problems
    assert "第3页的内容被改动。" in said
    assert any("签名" in problem or "逐" in problem or "任何一版" in problem for problem in said)
    # an attachment
    original = "original-01-application_letter-v1.pdf"
    said = verify(with_attachments(data, {original: pdf(3)})).problems
    assert any(original in problem for problem in said)
    # the journal
    journal = bytearray(attachments(data)["journal-case.json"])
    journal[len(journal) // 2] ^= 1
    assert any(
        "journal-case.json" in p for p in verify(with_attachments(data, {"journal-case.json": bytes(journal)})).problems
    )
    # the signature
    broken = bytearray(data)
    at = data.rindex(b"/Contents <") + 400
    broken[at] = ord("0") if broken[at] != ord("0") else ord("1")
    said = verify(bytes(broken)).problems
    assert any("签名" in problem for problem in said), said
    # something added after
    assert verify(data + b"\n% more\n").problems


def test_what_was_before_the_signature_stays_byte_for_byte(made, keys):
    data = made()
    version = DossierVersion.objects.get()
    assert hashlib.sha256(data[: version.size]).hexdigest() == version.sha256
    assert len(data) > version.size


def test_the_same_facts_are_not_rendered_again_and_typeset_anew_have_the_same_bytes(made, officer, tmp_path):
    made()
    version = DossierVersion.objects.get()
    again = render_dossier(acting_user=officer, case=version.case)
    assert (again.fresh, again.version) == (False, 1)
    anew = render_dossier(acting_user=officer, case=version.case, path=tmp_path / "x.pdf", anew=True)
    assert (anew.fresh, anew.sha256) == (True, version.sha256)
    assert DossierVersion.objects.count() == 1


def test_the_branchs_copy_is_another_and_both_verify(made, officer, tmp_path):
    data = made(copy="branch")
    assert verify(data).problems == []
    assert json.loads(attachments(data)["manifest.json"])["copy"] == "branch"
