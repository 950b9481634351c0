"""材料: papers come in as files that are kept by their hash and never overwritten."""

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..papers import PAPERS
from .models import Case, Material
from .refusal import Refusal

MAX_BYTES = 20 * 1024 * 1024
_SIGNATURES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}


@transaction.atomic
def receive_material(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    key: str,
    content: bytes,
    file_name: str,
    received_on: date,
    **on_paper,
) -> Material:
    """Keep a paper (PDF, JPEG or PNG, at most 20 MiB) of the case; a second one of a kind is a new version.

    `on_paper` is what the paper says of itself: dated_on, signers, stamped.
    """
    dated_on = on_paper.get("dated_on")
    if dated_on and dated_on > received_on:
        raise Refusal(f"“{_paper(key).zh}”落款日期{dated_on}晚于收到日期{received_on}。")
    _paper(key)
    by = {"acting_user": acting_user, "acting_as": acting_as}
    kept = _keep(content, file_name)
    material = _next_version(
        case, key, received_on=received_on, recorded_by=acting_user, acting_as=acting_as, **kept, **on_paper
    )
    said = {"material": PAPERS[key].zh, "version": material.version, "sha256": material.sha256, "pages": material.pages}
    subject = f"case:{case.pk}"
    journal.record(**by, action="material_received", subject=subject, happened_on=received_on, details=said)
    return material


def _next_version(case: Case, key: str, **columns) -> Material:
    return Material.objects.create(case=case, key=key, version=case.materials.filter(key=key).count() + 1, **columns)


@transaction.atomic
def mark_not_applicable(*, acting_user: User, acting_as: str, case: Case, key: str, reason: str) -> Material:
    """Say why the case has no such paper: not the same as a missing one."""
    if not reason.strip():
        raise Refusal(f"“{_paper(key).zh}”记为不适用，须写明理由。")
    _paper(key)
    material = _next_version(case, key, not_applicable_reason=reason, recorded_by=acting_user, acting_as=acting_as)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="material_not_applicable",
        subject=f"case:{case.pk}",
        details={"material": PAPERS[key].zh, "reason": reason},
    )
    return material


def _paper(key: str):
    if key not in PAPERS:
        raise Refusal(f"没有“{key}”这种材料。")
    return PAPERS[key]


def _page_count(content: bytes, file_name: str) -> int:
    """Pages of the file, or a refusal. A PDF is opened in a child process that cannot take the machine down."""
    if len(content) > MAX_BYTES:
        raise Refusal(f"{file_name}：{len(content) / 2**20:.1f} MiB，超过 {MAX_BYTES // 2**20} MiB 的上限。")
    kind = next((kind for head, kind in _SIGNATURES.items() if content.startswith(head)), None)
    if kind is None:
        raise Refusal(f"{file_name}：不是 PDF、JPEG 或 PNG 文件。")
    if kind != "pdf":
        return 1
    program = "import io, sys, pikepdf; print(len(pikepdf.open(io.BytesIO(sys.stdin.buffer.read())).pages))"
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-c", program],
        input=content,
        capture_output=True,
        preexec_fn=_limit,
        check=False,
    )
    if answer.returncode:
        raise Refusal(f"{file_name}：PDF 无法打开，可能已加密或损坏，请另存后重新上传。")
    return int(answer.stdout)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


def _keep(content: bytes, file_name: str) -> dict:
    """Store the bytes under their hash, whole or not at all. Left behind by a rollback they harm nobody."""
    pages = _page_count(content, file_name)
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.MEDIA_ROOT) / digest[:2] / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        os.replace(draft.name, path)
    return {
        "file": f"{digest[:2]}/{digest}",
        "file_name": Path(file_name).name[:200],
        "sha256": digest,
        "size": len(content),
        "pages": pages,
    }
