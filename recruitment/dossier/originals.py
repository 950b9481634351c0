"""The originals as pictures of their pages, to be read in place; the files themselves lie among the attachments.

A stranger's PDF has fonts, colours and forms of its own: its pages are drawn in a confined child process, never merged.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from ..cases.pictures import page_picture
from ..cases.refusal import Refusal
from .evidence import Attachment

WIDTH = 1240
"""Pixels across an A4 page: 150 dpi."""
MOST_PAGES = 60
"""Of one paper; the rest is read in the attachment."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One original with the pictures that stand for its pages."""

    anchor: str
    title: str
    file_name: str
    attachment: str
    sha256: str
    pages: list[str] = field(default_factory=list)
    """Names of the pictures."""
    note: str = ""


def shown(attachments: list[Attachment]) -> tuple[list[Shown], dict[str, bytes]]:
    """The originals in their order, and the pictures by name."""
    found, pictures = [], {}
    for number, attachment in enumerate((a for a in attachments if a.material), 1):
        names, note = [], ""
        count = attachment.material.pages or 1
        for page in range(1, min(count, MOST_PAGES) + 1):
            try:
                data = _kept_picture(attachment, page)
            except Refusal:
                note = f"原件第{page}页未能安全显示，原样封存于附件 {attachment.name}。"
                break
            names.append(f"page-{number}-{page}")
            pictures[names[-1]] = data
        if count > MOST_PAGES and not note:
            note = f"原件共 {count} 页，此处只显示前 {MOST_PAGES} 页，全文见附件 {attachment.name}。"
        file_name = attachment.material.file_name
        found.append(
            Shown(f"original-{number}", attachment.what, file_name, attachment.name, attachment.sha256, names, note)
        )
    return found, pictures


def _kept_picture(attachment: Attachment, page: int) -> bytes:
    """Drawn once; the original's hash and the page name it for all time."""
    digest = attachment.sha256
    path = Path(settings.VAR_DIR) / "dossier" / "pictures" / digest[:2] / f"{digest}-{page}-{WIDTH}.jpg"
    if path.exists():
        return path.read_bytes()
    data = page_picture(attachment.data, page, WIDTH)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
    return data
