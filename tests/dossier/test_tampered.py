"""Whatever byte of a signed dossier is changed, it is told; whatever the damage, in a sentence, never a traceback."""
# ruff: noqa: S311  nothing secret is drawn

import io
import json
from random import Random

import pikepdf
import pytest

from recruitment.dossier.verifying import verify
from tests.dossier.mutating import KINDS, at
from tests.dossier.strangers import attachments, strangers_check
from tests.dossier.test_verify import with_attachments

pytestmark = [pytest.mark.django_db]
ORIGINAL = "original-01-application_letter-v1.pdf"


def test_one_flipped_byte_anywhere_is_told(made, keys):
    data = made()
    assert verify(data).problems == []
    step = len(data) / 40
    for place in {int(number * step) for number in range(40)} | {len(data) - 1}:
        assert verify(at(data, place)).problems, place


@pytest.mark.parametrize("kind", KINDS)
def test_damage_of_every_kind_ends_in_a_sentence(made, keys, kind):
    data, chance = made(), Random(2026)
    for number in range(5):
        damaged = KINDS[kind](data, chance)
        assert damaged == data or verify(damaged).problems, number


def test_a_swapped_person_is_caught_by_name(made, keys):
    """All that lies inside is another's, well signed: only the pages are those of the first."""
    mine, others = made(), attachments(made("李四"))
    swapped = with_attachments(mine, {name: others[name] for name in attachments(mine)})
    problems = verify(swapped).problems
    assert "第1页的内容被改动。" in problems
    assert any("任何一版" in problem for problem in problems)
    assert any("签名" in problem for problem in problems)


def test_a_stranger_sees_each_kind_in_the_attachments_by_name(made, keys, tmp_path):
    files, others = attachments(made()), attachments(made("李四"))
    case = json.loads(files["case.json"])
    case["steps"]["organization_talk"]["talker_post"] = "branch_secretary"
    kinds = {
        "case.json": {"case.json": json.dumps(case, ensure_ascii=False).encode()},
        ORIGINAL: {ORIGINAL: files[ORIGINAL] + b"\n"},
        "journal-case.json": {"journal-case.json": others["journal-case.json"]},
        "manifest.json": {"manifest.json": at(files["manifest.json"], len(files["manifest.json"]) - 20)},
    }
    for name, changed in kinds.items():
        status, said = strangers_check(files | changed, tmp_path / name)
        assert status == 1
        assert name in said
        assert "Traceback" not in said


def test_the_text_of_a_page_is_caught_though_it_looks_the_same(made, keys):
    """A space more in what a page draws: the picture is the same, the bytes are not."""
    document, out = pikepdf.open(io.BytesIO(made())), io.BytesIO()
    page = document.pages[1]
    page.obj.Contents.write(page.obj.Contents.read_bytes() + b" ")
    document.save(out)
    assert "第2页的内容被改动。" in verify(out.getvalue()).problems


def test_a_flipped_byte_of_a_scan_is_told_with_the_page_that_shows_it(made, keys):
    data = made()
    document = pikepdf.open(io.BytesIO(data))
    shows = [b" Do" in page.obj.Contents.read_bytes() for page in document.pages]
    number = len(shows) - shows[::-1].index(True)
    name = document.pages[number - 1].obj.Contents.read_bytes().rpartition(b" Do")[0].rpartition(b"/")[2].decode()
    raw = document.pages[number - 1].obj.Resources.XObject[f"/{name}"].read_raw_bytes()
    assert f"第{number}页的图像被改动。" in verify(at(data, data.index(raw) + len(raw) // 2)).problems


def test_a_manifest_that_another_program_wrote_and_signed_ends_in_a_sentence(made, keys, tmp_path):
    """Anybody can sign with a key of his own: the format may then be anything."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from recruitment.journal.hashing import canonical

    key = Ed25519PrivateKey.generate()
    data = made()
    files = attachments(data)
    told = json.loads(files["manifest.json"])
    for number, odd in enumerate([{"files": None}, {"files": [{}]}, {"files": [1]}, {"pages": 3}, {"person": None}]):
        statement = {**told, **odd, "key": key.public_key().public_bytes_raw().hex()}
        statement.pop("signature")
        signed = canonical({**statement, "signature": key.sign(canonical(statement)).hex()})
        status, said = strangers_check({**files, "manifest.json": signed}, tmp_path / str(number))
        assert status == 1
        assert "Traceback" not in said, said
        assert verify(with_attachments(data, {"manifest.json": signed})).problems


def test_what_was_added_behind_an_unsigned_dossier_is_told(made):
    data = made()
    assert verify(data).problems == []
    assert verify(data + b"x" * 7).problems == ["登记的文件之后另有7字节：文件后来被添加了内容。"]
