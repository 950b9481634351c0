"""The verb of this room: make the dossier of a case, once for the same facts."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import override

from ..cases.models import Case
from ..journal import services as journal
from ..journal.errors import JournalError
from ..refusal import Refusal
from . import evidence, signing
from .binding import bind
from .branch_copy import FULL
from .content import Dossier
from .kept import file_of, folder, keep
from .models import DossierVersion
from .originals import shown
from .render import Edition, render
from .selectors import dossier_of


@dataclass(frozen=True, slots=True)
class Rendered:
    pages: int
    size: int
    """Bytes of the file without its signature."""
    sha256: str
    """Of the file without its signature: the same facts give the same."""
    version: int
    fresh: bool
    """False: the facts had not changed, the kept file was handed out."""


@dataclass(frozen=True, slots=True)
class _Facts:
    case: Case
    copy: str
    dossier: Dossier
    case_file: bytes
    originals: list
    digest: str


def render_dossier(
    *,
    acting_user: User | None,
    acting_as: str = "",
    case: Case,
    path: Path | None = None,
    copy: str = FULL,
    anew: bool = False,
) -> Rendered:
    """The dossier of `case` as of its last fact; its hash is noted in the journal. Raises `Refusal`.

    Where the facts have not changed the kept file is handed out; `anew` typesets once more all the same, to show that
    the bytes are the same. The journal entry has a subject of its own (`dossier:…`): making a dossier adds no fact.
    """
    with override(settings.LANGUAGE_CODE):  # whoever asks: the dossier is in the language of the office
        return _rendered(acting_user, acting_as, case, path, copy, anew)


def _rendered(acting_user, acting_as, case, path, copy, anew) -> Rendered:
    facts = _gather(case, copy)
    kept = DossierVersion.objects.filter(case=case, copy=copy, facts_hash=facts.digest).first()
    if kept is not None and not anew:
        if path is not None:
            _put(file_of(kept), path)
        return Rendered(kept.pages, kept.size, kept.sha256, kept.version, fresh=False)
    version = kept.version if kept else _next_version(case, copy)
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder()) as place:
        draft = Path(place) / "dossier.pdf"
        pages = _typeset(facts, version, draft)
        digest, size = _digest(draft), draft.stat().st_size
        if kept is None:
            _keep(facts, version, draft, pages, digest, size, acting_user, acting_as)
        if path is not None:
            _put(draft.read_bytes(), path)
    return Rendered(pages, size, digest, version, fresh=True)


def _gather(case: Case, copy: str) -> _Facts:
    with transaction.atomic():  # under the case's lock: the facts and their journal are of one moment
        case = Case.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=case.pk)
        dossier = dossier_of(case, copy)
        case_file = evidence.case_file_of(case, dossier.last_fact_at, copy)
        originals = evidence.originals_of(case, copy)
    return _Facts(case, copy, dossier, case_file, originals, evidence.facts_hash(dossier, case_file, originals))


def _next_version(case: Case, copy: str) -> int:
    made = DossierVersion.objects.filter(case=case, copy=copy)
    return (made.aggregate(last=Max("version"))["last"] or 0) + 1


def _typeset(facts: _Facts, version: int, draft: Path) -> int:
    try:
        found = evidence.attachments_of(facts.case, facts.dossier, facts.case_file, facts.originals)
    except JournalError as error:
        raise Refusal("日志不能出具证明，档案未生成：{why}", why=str(error)) from error
    originals, pictures = shown(found)
    unit, seal = signing.seal_picture(facts.case)
    if seal:
        pictures["seal"] = seal
    label = DossierVersion.Copy(facts.copy).label
    edition = Edition(version, facts.digest, label, originals, pictures, unit if seal else "")
    pages = render(facts.dossier, draft, edition)
    bind(draft, found, partial(evidence.manifest_of, facts.case, facts.dossier, facts.copy, found), facts.dossier.dated)
    return pages


def _keep(facts, version, draft, pages, digest, size, acting_user, acting_as) -> DossierVersion:
    """Sign, keep the file under its hash and note it: all in one transaction, or nothing."""
    signed_by = signing.sign(draft, facts.case)
    signed = _digest(draft)
    name = f"{signed[:2]}/{signed}.pdf"
    keep(folder() / name, draft.read_bytes(), facts.copy)
    columns = {"sha256": digest, "size": size, "signed_sha256": signed if signed_by else "", "signed_by": signed_by}
    try:
        with transaction.atomic():
            entry = journal.record(
                acting_user=acting_user,
                acting_as=acting_as,
                action="dossier_rendered",
                subject=f"dossier:{facts.case.pk}",
                details={"version": version, "copy": facts.copy, "facts": facts.digest, **columns}
                | {"last_seq": facts.dossier.last_seq},
            )
            return DossierVersion.objects.create(
                case=facts.case,
                copy=facts.copy,
                version=version,
                facts_hash=facts.digest,
                file=name,
                pages=pages,
                last_seq=facts.dossier.last_seq,
                journal_seq=entry.seq,
                **columns,
            )
    except IntegrityError:  # somebody else has made it meanwhile
        raise Refusal("这份档案刚由另一任务生成，请刷新后下载。") from None


def _put(content: bytes, path: Path) -> None:
    """Whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        try:
            Path(name).write_bytes(content)
            os.replace(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise Refusal("{path}：不能写入（{why}）。", path=path, why=error.strerror) from None


def _digest(path: Path) -> str:
    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest
