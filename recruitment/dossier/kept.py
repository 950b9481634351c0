"""Files that were made, as they are kept: the whole copy holds what departments said, so it lies there sealed."""

import os
from pathlib import Path

from django.conf import settings

from ..sealing import Place, seal_bytes, unseal_bytes
from .branch_copy import FULL
from .models import DossierVersion


def keep(path: Path, content: bytes, copy: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(seal_bytes(content, _place(path)) if copy == FULL else content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def kept(path: Path, copy: str) -> bytes:
    """What was kept there. Raises `FileNotFoundError`, and `SealError` where the key is missing."""
    content = path.read_bytes()
    if copy == FULL and not content.startswith(b"%PDF-"):
        return unseal_bytes(content, _place(path))
    return content


def folder() -> Path:
    return Path(settings.VAR_DIR) / "dossiers"


def file_of(version: DossierVersion) -> bytes:
    """A version as it was handed out the first time."""
    return kept(folder() / version.file.name, version.copy)


def _place(path: Path) -> Place:
    return Place("kept", path.name, "file")
