"""Whoever has none of our programs opens the dossier all the same: poppler, mutool, qpdf read text and attachments."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from recruitment.dossier.models import DossierVersion
from tests.dossier.strangers import attachments

pytestmark = [pytest.mark.django_db, pytest.mark.readers]
NAME = "欧阳𠮷龙䶮"
SAID = (NAME, "发展党员全程纪实档案", "第2步 党组织派人谈话", "春光社区党支部", "党组织派人谈话")


@pytest.fixture
def file(made, keys, tmp_path) -> Path:
    path = tmp_path / "signed.pdf"
    path.write_bytes(made(NAME))
    return path


def told(*words) -> str:
    ran = subprocess.run([str(word) for word in words], capture_output=True)
    assert ran.returncode == 0, ran.stderr
    assert b"rror" not in ran.stderr, ran.stderr
    return ran.stdout.decode()


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("words", [("pdftotext", "-enc", "UTF-8"), ("mutool", "draw", "-q", "-F", "txt", "-o")])
def test_the_chinese_text_comes_out_as_it_went_in(file, tmp_path, words):
    out = tmp_path / "text.txt"
    told(*words, *([file, out] if words[0] == "pdftotext" else [out, file]))
    text = plain(out.read_text("utf-8"))
    assert [said for said in SAID if plain(said) not in text] == []
    assert "\ufffd" not in text


def test_poppler_lists_and_saves_the_attachments_byte_for_byte(file, tmp_path):
    inside = attachments(file.read_bytes())
    assert sorted(inside) == sorted(
        line.partition(": ")[2] for line in told("pdfdetach", "-list", file).splitlines() if ": " in line
    )
    (tmp_path / "out").mkdir()
    told("pdfdetach", "-saveall", "-o", tmp_path / "out", file)
    saved = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert saved == inside


def test_poppler_finds_the_signature_and_every_page(file):
    assert f"Pages:           {DossierVersion.objects.get().pages}" in told("pdfinfo", file)
    assert "Signature is Valid" in told("pdfsig", "-nocert", file)


def test_qpdf_finds_the_file_sound_and_hands_out_the_attachments(file):
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", file)
    listed = told("qpdf", "--list-attachments", file)
    for name, data in attachments(file.read_bytes()).items():
        assert name in listed
        shown = subprocess.run(["qpdf", f"--show-attachment={name}", file], capture_output=True, check=True).stdout
        assert hashlib.sha256(shown).digest() == hashlib.sha256(data).digest()


def test_mutool_counts_pages_and_shows_them(file, tmp_path):
    pages = DossierVersion.objects.get().pages
    assert f"Pages: {pages}" in told("mutool", "info", file)
    told("mutool", "draw", "-q", "-r", "20", "-o", tmp_path / "%d.png", file)
    assert len(list(tmp_path.glob("*.png"))) == pages
