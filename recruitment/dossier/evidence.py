"""What lies in a dossier beside its pages: the case file, the journal, the originals, and the program that checks."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ..cases.models import JOINT_VETTING, Case, Material
from ..exchange.selectors import document_of
from ..journal import signing
from ..journal.hashing import canonical
from ..journal.models import JournalSeal
from ..journal.selectors import entries_of, extract
from ..journal.services import seal
from ..papers import PAPERS
from ..refusal import Refusal
from . import attached
from .branch_copy import BRANCH, FULL, WITHHELD
from .content import Dossier, texts
from .program import dossier_program


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes
    what: str
    """What it is, for people."""
    mime: str
    relationship: str
    """PDF/A-3: Source, Data or Supplement."""
    extract: str = ""
    """The subject, where it is an extract of the journal."""
    material: Material | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def originals_of(case: Case, copy: str) -> list[Material]:
    """The uploaded papers that this copy carries, in archive order."""
    held = case.materials.exclude(sha256="").order_by("pk")
    shown = [m for m in held if copy == FULL or PAPERS[m.key].step.value not in WITHHELD]
    return sorted(shown, key=lambda m: (PAPERS[m.key].number, m.version))


def case_file_of(case: Case, last_fact_at: datetime, copy: str) -> bytes:
    """The case as of its last fact: the same facts give the same bytes."""
    document = document_of(case, timezone.localdate(last_fact_at))
    if copy == BRANCH:
        document.pop(JOINT_VETTING, None)
    return canonical(document)


def facts_hash(dossier: Dossier, case_file: bytes, originals: list[Material]) -> str:
    """What a version stands for: every text, the case file and the originals, but not how they are typeset."""
    told = [list(place) for place in texts(dossier)]
    return hashlib.sha256(canonical([told, case_file.decode(), [m.sha256 for m in originals]])).hexdigest()


def attachments_of(case: Case, dossier: Dossier, case_file: bytes, originals: list[Material]) -> list[Attachment]:
    """Everything but the manifest."""
    seal_until(dossier.last_seq)
    found = [
        Attachment(attached.CASE_FILE, case_file, "案卷文件（机器可读）", "application/json", "Data"),
        *_journal(f"case:{case.pk}", "journal-case.json", "本案卷的日志及证明", dossier.last_seq),
        *_journal(f"person:{case.person_id}", "journal-person.json", "本人的日志及证明", dossier.last_seq),
        Attachment(attached.PROGRAM, dossier_program().encode(), "核验程序（只需 Python）", "text/plain", "Supplement"),
    ]
    return found + [_original(material) for material in originals]


def seal_until(last_seq: int) -> None:
    """Sealed entries keep their proof for ever; unsealed ones would have another one after the next sealing."""
    while (JournalSeal.objects.order_by("number").values_list("last_seq", flat=True).last() or 0) < last_seq:
        if seal() is None:
            return


def _journal(subject: str, name: str, what: str, until: int) -> list[Attachment]:
    if not entries_of(subject).filter(seq__lte=until).exists():
        return []
    data = canonical(extract(subject, until=until))
    return [Attachment(name, data, what, "application/json", "Data", extract=subject)]


def _original(material: Material) -> Attachment:
    path = Path(settings.MEDIA_ROOT) / material.file.name
    paper = PAPERS[material.key]
    named = {"paper": paper.zh, "name": material.file_name}
    try:
        data = path.read_bytes()
    except OSError:
        raise Refusal("原件“{paper}”（{name}）在存储中找不到，不能生成档案。", **named) from None
    if hashlib.sha256(data).hexdigest() != material.sha256:
        raise Refusal(
            "原件“{paper}”（{name}）与登记的散列不符，可能被改动，不能生成档案。",
            paper=paper.zh,
            name=material.file_name,
        )
    kind = {b"%PDF": "pdf", b"\x89PNG": "png"}.get(data[:4], "jpg")
    mime = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}[kind]
    name = f"original-{paper.number:02}-{paper.key}-v{material.version}.{kind}"
    return Attachment(name, data, f"{paper.zh} 第{material.version}版", mime, "Source", material=material)


def manifest_of(
    case: Case, dossier: Dossier, copy: str, found: list[Attachment], printed: dict[str, list[str]]
) -> Attachment:
    """The list of everything, what is printed included, signed by the key of the journal."""
    statement = {
        "format": attached.FORMAT,
        "number": dossier.number,
        "person": case.person.name,
        "case": case.pk,
        "copy": copy,
        "last_seq": dossier.last_seq,
        "dated": dossier.dated,
        **printed,
        "files": [
            {"name": a.name, "what": a.what, "sha256": a.sha256, "size": len(a.data)}
            | ({"extract": a.extract} if a.extract else {})
            | ({"original": True} if a.material else {})
            for a in found
        ],
        "key": signing.public_key(),
    }
    data = canonical({**statement, "signature": signing.sign(statement)})
    return Attachment(attached.MANIFEST, data, "清单：每个附件和每一页的散列，已签名", "application/json", "Data")
