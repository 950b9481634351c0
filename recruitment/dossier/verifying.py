"""Whether a dossier is what it was when it was made; what differs is named.

First the attachments, as verify.py checks them; then the pages against the manifest; then the bytes of the unsigned
file against the journal of this installation, where it is the one that made it; then the signature.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django.conf import settings

from ..journal import signing as journal_key
from ..journal.extracts import Problem
from ..journal.models import JournalEntry
from .attached import MANIFEST, check_attachments, manifest_of
from .binding import page_hashes, picture_hashes

_BROKEN = (pikepdf.PikepdfError, ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RuntimeError)
_BROKEN += (TypeError, ValueError)
"""How readers of PDF say that a file is not what it claims to be: found with dossiers damaged in many ways."""


@dataclass
class Verified:
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def verify(data: bytes) -> Verified:
    """Look through a PDF. `problems` is empty where all agrees; `told` says what was checked."""
    found = Verified()
    try:
        document = pikepdf.open(io.BytesIO(data))
        files = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
    except _BROKEN:
        found.problems.append("文件无法作为 PDF 打开：已损坏或被改动。")
        return found
    if MANIFEST not in files:
        found.problems.append("不是本系统的档案：没有清单 manifest.json。")
        return found
    found.problems += [problem.sentence for problem in check_attachments(files)]
    try:
        manifest = manifest_of(files[MANIFEST])
    except Problem:
        manifest = None
    if manifest:
        try:
            found.problems += list(_pages(document, manifest))
            _journal(data, manifest, found)
        except (AttributeError, LookupError, TypeError, ValueError):  # signed by another, in a form of his own
            found.problems.append("清单不是本系统的格式，页面和日志无从核对。")
    _signature(data, found)
    return found


def _pages(document, manifest: dict) -> Iterator[str]:
    try:
        held, shown = page_hashes(document), picture_hashes(document)
    except _BROKEN:
        yield "页面内容无法读取：已损坏或被改动。"
        return
    if len(held) != len(manifest["pages"]):
        yield f"应有 {len(manifest['pages'])} 页，现有 {len(held)} 页。"
    for number, (now, then) in enumerate(zip(held, manifest["pages"], strict=False), 1):
        if now != then:
            yield f"第{number}页的内容被改动。"
    told = manifest.get("pictures", shown)  # an older dossier does not tell them
    for number, (now, then) in enumerate(zip(shown, told, strict=False), 1):
        if now != then:
            yield f"第{number}页的图像被改动。"


def _journal(data: bytes, manifest: dict, found: Verified) -> None:
    """The journal of this installation tells the length and the hash of the unsigned file."""
    if manifest["key"] != journal_key.kept_public_key():
        found.told.append("清单由另一套系统的密钥签名，未与本系统的日志核对。")
        return
    for entry in JournalEntry.objects.filter(subject=f"dossier:{manifest['case']}", action="dossier_rendered"):
        facts = json.loads(entry.details)
        if hashlib.sha256(data[: facts.get("size", 0)]).hexdigest() == facts["sha256"]:
            found.told.append(f"与日志第{entry.seq}条登记的第{facts['version']}版逐字节相同。")
            if hashlib.sha256(data).hexdigest() == (facts.get("signed_sha256") or facts["sha256"]):
                return
            if not facts.get("signed_sha256"):
                found.problems.append(f"登记的文件之后另有{len(data) - facts['size']}字节：文件后来被添加了内容。")
                return
            found.problems.append("签名件的字节与日志登记的不同：签名部分被改动、去除或另外添加。")
            return
    found.problems.append("文件的字节与日志登记的任何一版都不同：文件被改动，或不是由本系统生成。")


def _signature(data: bytes, found: Verified) -> None:
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext, errors

    certificate_errors = (errors.PathError, errors.ValidationError, errors.InvalidSignature)
    certificate_errors += (errors.CRLValidationError, errors.OCSPValidationError)

    try:
        signatures = PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures
        if not signatures:
            found.told.append("文件没有电子签名。")
            return
        roots = list(load_certs_from_pemder(str(p) for p in (settings.KEY_DIR / "trusted").glob("*.pem")))
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        for signature in signatures:
            _tell(validate_pdf_signature(signature, context), found)
    except (*_BROKEN, PdfError, InvalidSignature, UnsupportedAlgorithm, *certificate_errors):
        found.problems.append("电子签名无法读取：签名被改动或损坏。")


def _tell(status, found: Verified) -> None:
    name = status.signing_cert.subject.human_friendly
    if not status.intact:
        found.problems.append(f"电子签名（{name}）所覆盖的字节被改动。")
    elif not status.valid:
        found.problems.append(f"电子签名（{name}）不成立：签名值被改动。")
    elif status.coverage.name != "ENTIRE_FILE":
        found.problems.append(f"电子签名（{name}）之后文件又被添加了内容。")
    elif status.trusted:
        found.told.append(f"电子签名有效：{name}，证书可信。")
    else:
        found.told.append(f"电子签名有效：{name}；其证书不在 KEY_DIR/trusted 所列的信任根之下。")
