"""Real files for the tests: a PDF, a photograph, and how they are kept."""

import hashlib
import io
from pathlib import Path

import pikepdf
from django.conf import settings
from PIL import Image


def pdf(pages: int = 2) -> bytes:
    document = pikepdf.new()
    for number in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Contents = document.make_stream(f"0.{number + 2} g 100 400 300 200 re f".encode())
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()


def photograph(shade: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), (shade, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def stored(content: bytes) -> dict:
    """Keep it as an upload is kept; the columns that say so."""
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.MEDIA_ROOT) / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {"file": f"{digest[:2]}/{digest}", "sha256": digest}
