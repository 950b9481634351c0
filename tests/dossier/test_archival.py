"""The real veraPDF passes the dossier as PDF/A-3a and as PDF/UA-1, where the validator is at hand."""

import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from django.conf import settings

VERAPDF = Path(settings.BASE_DIR).parent / "shared" / "tools" / "verapdf" / "verapdf"


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_the_dossier(paper_case, rendered, tmp_path, flavour):
    if not VERAPDF.exists() or not shutil.which("java"):
        warnings.warn("NOT CHECKED: PDF/A-3a and PDF/UA-1, for veraPDF or Java is missing here.", stacklevel=1)
        pytest.skip("veraPDF or Java is missing")
    case = paper_case(name="欧阳𠮷龙䶮", steps=6)
    rendered(case)
    ran = subprocess.run([VERAPDF, flavour, tmp_path / f"{case.pk}.pdf"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
