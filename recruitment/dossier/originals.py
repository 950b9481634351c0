"""The originals as pictures of their pages, to be read in place; the files themselves lie among the attachments.

A stranger's PDF has fonts, colours and forms of its own: its pages are drawn in a confined child process, never merged.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import get_ident

from django.conf import settings

from ..cases.pictures import page_picture
from ..refusal import Refusal
from .evidence import Attachment

WIDTH = 1240
"""Pixels across an A4 page: 150 dpi."""
MOST_PAGES = 60
"""Of one paper; the rest is read in the attachment."""
AT_ONCE = 4


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
    """The originals in their order, and the pictures by name. As many are drawn at once as there are processors."""
    found, pictures = [], {}
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
        papers = [attachment for attachment in attachments if attachment.material]
        drawing = [pool.map(partial(_drawn, attachment, []), _pages(attachment)) for attachment in papers]
        for number, (attachment, drawn) in enumerate(zip(papers, drawing, strict=True), 1):
            named, note = _named(number, attachment, drawn)
            pictures |= named
            title, file_name = attachment.what, attachment.material.file_name
            about = (title, file_name, attachment.name, attachment.sha256)
            found.append(Shown(f"original-{number}", *about, list(named), note))
    return found, pictures


def _pages(attachment: Attachment) -> range:
    return range(1, min(attachment.material.pages or 1, MOST_PAGES) + 1)


def _named(number: int, attachment: Attachment, drawn: Iterator[bytes | None]) -> tuple[dict[str, bytes], str]:
    """The pictures by name as far as the first that could not be drawn, and what is to be said of the rest."""
    named: dict[str, bytes] = {}
    for page, data in enumerate(drawn, 1):
        if data is None:
            return named, f"原件第{page}页未能安全显示，原样封存于附件 {attachment.name}。"
        named[f"page-{number}-{page}"] = data
    count = attachment.material.pages or 1
    if count > MOST_PAGES:
        return named, f"原件共 {count} 页，此处只显示前 {MOST_PAGES} 页，全文见附件 {attachment.name}。"
    return named, ""


def _drawn(attachment: Attachment, failed: list[int], page: int) -> bytes | None:
    """Pages behind one that cannot be drawn are left alone: each could take as long again."""
    if failed and page > min(failed):
        return None
    try:
        return _kept_picture(attachment, page)
    except Refusal:
        failed.append(page)
        return None


def _kept_picture(attachment: Attachment, page: int) -> bytes:
    """Drawn once; the original's hash and the page name it for all time."""
    digest = attachment.sha256
    path = Path(settings.VAR_DIR) / "dossier" / "pictures" / digest[:2] / f"{digest}-{page}-{WIDTH}.jpg"
    if path.exists():
        return path.read_bytes()
    data = page_picture(attachment.data, page, WIDTH)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    draft.write_bytes(data)
    draft.replace(path)
    return data
