"""The real veraPDF passes the dossier as PDF/A-3a and as PDF/UA-1, where the validator is at hand."""

import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from django.conf import settings

_TOOL = Path("shared", "tools", "verapdf", "verapdf")
VERAPDF = next((p / _TOOL for p in Path(settings.BASE_DIR).parents if (p / _TOOL).exists()), _TOOL)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_the_dossier(paper_case, rendered, tmp_path, flavour):
    if not VERAPDF.exists() or not shutil.which("java"):
        warnings.warn("NOT CHECKED: PDF/A-3a and PDF/UA-1, for veraPDF or Java is missing here.", stacklevel=1)
        pytest.skip("veraPDF or Java is missing")
    case = paper_case(name="欧阳𠮷龙䶮", steps=6)
    rendered(case)
    ran = subprocess.run([VERAPDF, flavour, tmp_path / f"{case.pk}.pdf"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_it_signed_with_seal_originals_and_attachments(made, keys, seal, tmp_path, flavour):
    if not VERAPDF.exists() or not shutil.which("java"):
        pytest.skip("veraPDF or Java is missing")
    path = tmp_path / "signed.pdf"
    path.write_bytes(made())
    ran = subprocess.run([VERAPDF, flavour, path], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
