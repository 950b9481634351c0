"""The real veraPDF passes the dossier as PDF/A-3a and as PDF/UA-1, where the validator is at hand."""

import warnings

import pytest

from tests import verapdf


@pytest.fixture(autouse=True)
def validator():
    if not verapdf.at_hand():
        warnings.warn("NOT CHECKED: PDF/A-3a and PDF/UA-1, for veraPDF or Java is missing here.", stacklevel=1)
        pytest.skip("veraPDF or Java is missing")


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_the_dossier(paper_case, rendered, tmp_path, flavour):
    case = paper_case(name="欧阳𠮷龙䶮", steps=6)
    rendered(case)
    assert verapdf.complaints(flavour, tmp_path / f"{case.pk}.pdf") == ""


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_it_signed_with_seal_originals_and_attachments(made, keys, seal, tmp_path, flavour):
    path = tmp_path / "signed.pdf"
    path.write_bytes(made())
    assert verapdf.complaints(flavour, path) == ""
