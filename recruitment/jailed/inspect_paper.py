"""Looks through a PDF, JPEG or PNG on stdin: {"kind", "pages"} or {"refused": a word} in JSON on stdout.

A file that only opens after repair is refused: what needs mending today is unreadable tomorrow.
"""

import io
import json
import struct
import sys
import warnings

MAX_PAGES = 500
MAX_PIXELS = 60_000_000
MAX_UNPACKED = 256 * 2**20
_ACTIVE = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/Movie",
    "/Sound",
    "/Rendition",
    "/RichMediaExecute",
}
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"}


class Refused(Exception):
    """The file is not taken; the word says why."""


def paper(content: bytes) -> dict:
    if content.startswith(b"%PDF-"):
        return {"kind": "pdf", "pages": pdf_pages(content)}
    return {"kind": picture(content), "pages": 1}


def pdf_pages(content: bytes) -> int:
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except pikepdf.PdfError:
        raise Refused("malformed") from None
    if document.is_encrypted:
        raise Refused("encrypted")
    if len(document.pages) > MAX_PAGES:
        raise Refused("too_many_pages")
    if not len(document.pages):
        raise Refused("malformed")
    _look_for_activity(document)
    _look_for_bombs(document)
    return len(document.pages)


def _look_for_activity(document) -> None:
    import pikepdf

    at_opening = document.Root.get("/OpenAction")
    if isinstance(at_opening, pikepdf.Dictionary) and str(at_opening.get("/S")) != "/GoTo":
        raise Refused("scripted")
    for thing in document.objects:
        for found in _dictionaries(thing, 0):
            keys = set(found.keys())
            if keys & _ACTIVE_KEYS or ("/S" in keys and str(found.get("/S")) in _ACTIVE):
                raise Refused("scripted")
            if keys & {"/EmbeddedFiles", "/EF"} or str(found.get("/Type")) == "/EmbeddedFile":
                raise Refused("files_inside")
            if isinstance(found, pikepdf.Stream) and "/F" in keys:  # its content would lie in another file
                raise Refused("outside")


def _dictionaries(thing, depth: int):
    """The dictionary itself and those written inside it; what is referred to comes by itself."""
    import pikepdf

    if depth > 50:
        raise Refused("malformed")
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        inside = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        inside = list(thing)
    else:
        return
    for value in inside:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _dictionaries(value, depth + 1)


def _look_for_bombs(document) -> None:
    import pikepdf

    unpacked = 0
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        if str(thing.get("/Subtype")) == "/Image":
            if int(thing.get("/Width", 0)) * int(thing.get("/Height", 0)) > MAX_PIXELS:
                raise Refused("too_many_pixels")
            if _filters(thing) & {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}:
                continue  # already measured by its pixels
        unpacked += len(thing.read_bytes(pikepdf.StreamDecodeLevel.generalized)) if thing.keys() else 0
        if unpacked > MAX_UNPACKED:
            raise Refused("bomb")


def _filters(stream) -> set[str]:
    import pikepdf

    named = stream.get("/Filter", [])
    return {str(name) for name in named} if isinstance(named, pikepdf.Array | list) else {str(named)}


def picture(content: bytes) -> str:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # counted here, before a pixel is read
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Refused("too_many_pixels")
            image.load()
            return image.format.lower()
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, OverflowError, EOFError, struct.error):
        raise Refused("malformed") from None


def main() -> None:
    warnings.simplefilter("ignore")
    try:
        answer = paper(sys.stdin.buffer.read())
    except Refused as why:
        answer = {"refused": str(why)}
    except MemoryError:
        answer = {"refused": "bomb"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
