"""材料: papers come in as files that are kept by their hash and never overwritten."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..papers import PAPERS
from ..refusal import Refusal
from .inspecting import inspect
from .models import Case, Material
from .screening import screen


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
        raise Refusal(
            "“{paper}”落款日期{dated_on}晚于收到日期{received_on}。",
            paper=_paper(key).label,
            dated_on=dated_on,
            received_on=received_on,
        )
    _paper(key)
    screen(content, file_name)
    pages = inspect(content, file_name).pages  # before the transaction: a hostile file holds nobody up
    columns = {**_keep(content, file_name), "pages": pages, "received_on": received_on, **on_paper}
    return _receive(acting_user, acting_as, case, key, columns)


@transaction.atomic
def _receive(acting_user: User, acting_as: str, case: Case, key: str, columns: dict) -> Material:
    by = {"acting_user": acting_user, "acting_as": acting_as}
    material = _next_version(case, key, recorded_by=acting_user, acting_as=acting_as, **columns)
    said = {"material": PAPERS[key].zh, "version": material.version, "sha256": material.sha256, "pages": material.pages}
    subject = f"case:{case.pk}"
    journal.record(**by, action="material_received", subject=subject, happened_on=material.received_on, details=said)
    return material


def _next_version(case: Case, key: str, **columns) -> Material:
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # two at once queue here
    return Material.objects.create(case=case, key=key, version=case.materials.filter(key=key).count() + 1, **columns)


def _paper(key: str):
    if key not in PAPERS:
        raise Refusal("没有“{key}”这种材料。", key=key)
    return PAPERS[key]


def _keep(content: bytes, file_name: str) -> dict:
    """Store the bytes under their hash, whole or not at all. Left behind by a rollback they harm nobody."""
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
    }
