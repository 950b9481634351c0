"""Pages and attachments become one file: the bytes of an attachment go in as they are, nothing is opened."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from .evidence import Attachment


def page_hashes(document: pikepdf.Pdf) -> list[str]:
    """SHA-256 of what each page draws."""
    return [hashlib.sha256(_content(page)).hexdigest() for page in document.pages]


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def picture_hashes(document: pikepdf.Pdf) -> list[str]:
    """SHA-256 of the pictures that each page shows, as they lie in the file; nothing where it shows none."""
    return ["".join(_pictures(page)) for page in document.pages]


def _pictures(page: pikepdf.Page) -> Iterator[str]:
    held = page.obj.get("/Resources", {}).get("/XObject", {})
    for name in re.findall(rb"/([!-.0-~]+) Do", _content(page)):
        if drawn := held.get(f"/{name.decode()}"):
            yield hashlib.sha256(drawn.read_raw_bytes()).hexdigest()


def bind(
    draft: Path, found: list[Attachment], manifest: Callable[[dict[str, list[str]]], Attachment], dated: str
) -> None:
    """Attach `found` and the manifest of the pages to the typeset file `draft`: the same input, the same bytes."""
    moment = "D:" + "".join(sign for sign in dated if sign.isdigit()) + "Z"
    with pikepdf.open(draft, allow_overwriting_input=True) as document:
        printed = {"pages": page_hashes(document), "pictures": picture_hashes(document)}
        every = [*found, manifest(printed)]
        files = Array()
        for attachment in sorted(every, key=lambda a: a.name.encode("utf-16-be")):
            spec = AttachedFileSpec(
                document,
                attachment.data,
                filename=attachment.name,
                description=attachment.what,
                mime_type=attachment.mime,
                creation_date=moment,
                mod_date=moment,
                relationship=Name("/" + attachment.relationship),
            )
            document.attachments[attachment.name] = spec
            files.append(spec.obj)
        document.Root.AF = document.make_indirect(files)
        document.save(draft, deterministic_id=True, compress_streams=False, fix_metadata_version=False)
