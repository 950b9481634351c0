"""The scan of the signed paper: looked at in a jail, sealed at rest, opened on record."""

import hashlib
import json

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction

from ...jail import Jailbreak, run
from ...journal import services as journal
from ...refusal import Refusal
from ...sealing import Place, seal_bytes, unseal_bytes
from ..models import RoundDepartment, SignedPage
from ..rounds.locking import locked_department

MAX_BYTES = 20 * 2**20
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def inspected(content: bytes) -> str:
    """The media type of a scan that may be kept. Raises `Refusal`."""
    if not content or len(content) > MAX_BYTES:
        raise Refusal("签字页是空的，或超过20兆字节。")
    try:
        told = json.loads(run("inspect_paper", content))
    except (Jailbreak, ValueError):
        raise Refusal(Jailbreak.sentence) from None
    if told.get("kind") not in _TYPES:
        raise Refusal("签字页须为完好的 PDF、JPEG 或 PNG 文件。")
    return _TYPES[told["kind"]]


@transaction.atomic
def attach_page(
    *, acting_user: User, acting_as: str, department: RoundDepartment, content: bytes, file_name: str
) -> SignedPage:
    """附签字盖章页: sealed before it reaches the disk."""
    media_type = inspected(content)
    part = locked_department(department)
    row = SignedPage(department=part, number=part.signed_pages.count() + 1, media_type=media_type)
    row.file_name, row.size, row.sha256 = file_name[-200:], len(content), hashlib.sha256(content).hexdigest()
    row.received_by, row.acting_as = acting_user, acting_as
    sealed = seal_bytes(content, Place("signed_page", row.place_row, "file"))
    row.file.save(f"vetting/{part.pk}-{row.number}-{row.sha256[:16]}.sealed", ContentFile(sealed), save=False)
    row.save()
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_page_received",
        subject=f"vetting_round:{part.round_id}",
        details={"code": part.round.code, "department": part.name, "sha256": row.sha256},
    )
    return row


def opened(page: SignedPage) -> bytes:
    """The scan as it came."""
    with page.file.open("rb") as file:
        return unseal_bytes(file.read(), Place("signed_page", page.place_row, "file"))
