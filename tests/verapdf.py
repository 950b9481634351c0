"""The real veraPDF, where it is at hand: who fails which of its two profiles."""

import shutil
import subprocess
from pathlib import Path

from django.conf import settings

_TOOL = Path("shared", "tools", "verapdf", "verapdf")
VERAPDF = next((p / _TOOL for p in Path(settings.BASE_DIR).parents if (p / _TOOL).exists()), _TOOL)


def at_hand() -> bool:
    return VERAPDF.exists() and shutil.which("java") is not None


def complaints(flavour: str, *files: Path) -> str:
    """Empty when all pass."""
    ran = subprocess.run([VERAPDF, flavour, *files], capture_output=True, text=True)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr
