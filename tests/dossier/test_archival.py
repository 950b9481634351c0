"""The real veraPDF passes the dossier as PDF/A-3a and as PDF/UA-1, unsigned and signed; and it can tell."""

import pikepdf
import pytest

from recruitment.dossier.form_files import render_form
from recruitment.dossier.forms import FORMS
from tests import verapdf

pytestmark = [pytest.mark.verapdf]


def test_verapdf_passes_the_dossier(paper_case, rendered, tmp_path):
    case = paper_case(name="欧阳𠮷龙䶮", steps=6)
    rendered(case)
    assert verapdf.complaints("3a,ua1", tmp_path / f"{case.pk}.pdf") == ""


def test_verapdf_passes_it_signed_with_seal_originals_and_attachments(made, keys, seal, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(made())
    assert verapdf.complaints("3a,ua1", path) == ""


@pytest.mark.django_db
def test_verapdf_passes_every_form(paper_case, tmp_path):
    case = paper_case()
    for word in FORMS:
        render_form(case, word, "full", tmp_path / f"{word}.pdf")
    assert verapdf.complaints("3a,ua1", *sorted(tmp_path.glob("*.pdf"))) == ""


def test_verapdf_fails_what_is_neither(tmp_path):
    """Or the two tests above would say nothing."""
    plain, no_pdf = tmp_path / "plain.pdf", tmp_path / "none.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.save(plain)
    no_pdf.write_bytes(b"%PDF-1.7\n")
    said = verapdf.complaints("3a,ua1", plain, no_pdf)
    assert "FAIL 3a" in said
    assert "FAIL ua1" in said
    assert "UNREADABLE 3a" in said
