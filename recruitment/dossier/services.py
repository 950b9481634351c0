"""The verb of this room: make the dossier of a case."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from ..cases.models import Case
from ..cases.refusal import Refusal
from ..journal import services as journal
from ..journal.selectors import entries_of
from .render import render
from .selectors import dossier_of


@dataclass(frozen=True, slots=True)
class Rendered:
    path: Path
    pages: int
    size: int
    """Bytes."""
    sha256: str
    version: int


def render_dossier(*, acting_user: User | None, acting_as: str = "", case: Case, path: Path) -> Rendered:
    """Write the dossier of `case` to `path`, whole or not at all, and note its hash in the journal.

    The journal entry has a subject of its own (`dossier:…`), so that making a dossier adds nothing to the facts and
    the next one has the same bytes. Raises `Refusal`.
    """
    path = Path(path)
    with transaction.atomic():  # under the case's lock: the facts and their journal are of one moment
        dossier = dossier_of(
            Case.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=case.pk)
        )
    draft = _draft(path)
    try:
        pages = render(dossier, draft)
        digest, size = _digest(draft), draft.stat().st_size
        with transaction.atomic():
            version = _noted(case, digest, dossier.last_seq, acting_user, acting_as)
            _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return Rendered(path, pages, size, digest, version)


def _draft(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise Refusal(f"{path}：不能写入（{error.strerror}）。") from None
    os.close(handle)
    return Path(name)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except OSError as error:
        raise Refusal(f"{path}：不能写入（{error.strerror}）。") from None


def _digest(path: Path) -> str:
    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest


def _noted(case: Case, digest: str, last_seq: int, acting_user: User | None, acting_as: str) -> int:
    """Note the rendering; the version is the old one where the bytes are, and the next where the facts changed."""
    subject = f"dossier:{case.pk}"
    made = [json.loads(entry.details) for entry in entries_of(subject)]
    versions = {facts["sha256"]: facts["version"] for facts in made}
    version = versions.get(digest) or max(versions.values(), default=0) + 1
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="dossier_rendered",
        subject=subject,
        details={"version": version, "sha256": digest, "last_seq": last_seq},
    )
    return version
