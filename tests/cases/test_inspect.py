"""Every kind of hostile file is refused with its own sentence; what offices scan and print is taken."""

import io
import struct
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from recruitment.cases.inspecting import inspect
from recruitment.cases.pictures import page_picture
from recruitment.refusal import Refusal


def saved(document: pikepdf.Pdf, **saving) -> bytes:
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def pdf(pages: int = 1, change=lambda document: None, **saving) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    change(document)
    return saved(document, **saving)


def picture(kind: str, mode: str = "RGB", size=(400, 300), **saving) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "I;16") else None).save(out, kind, **saving)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A few kilobytes that call themselves a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 2) * min(height, 2000)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def action(**what):
    return Dictionary(Type=Name.Action, **what)


def pinned(document):
    """A file that hangs on the page as a note."""
    inside = Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=document.make_stream(b"MZ")))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=inside)
    document.pages[0].Annots = Array([note])


def elsewhere(document):
    document.pages[0].Contents = document.make_stream(b"", F=String("/etc/passwd"))


def opens_with(what):
    return lambda document: document.Root.__setitem__("/OpenAction", what)


def hidden_script(document):
    """In a form field's own additional actions, written directly and in a compressed object stream."""
    field = Dictionary(FT=Name.Tx, T=String("x"), AA=Dictionary(K=action(S=Name.JavaScript, JS=String("app.alert(1)"))))
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field)]))


def attached(document):
    document.attachments["a.exe"] = b"MZ"


def flate_bomb(document):
    twice = zlib.compress(zlib.compress(bytes(2**29), 9), 9)
    stream = pikepdf.Stream(document, twice)
    stream.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    document.pages[0].Contents = stream


def huge_picture(document):
    image = pikepdf.Stream(document, b"", Type=Name.XObject, Subtype=Name.Image, Width=60000, Height=60000)
    document.pages[0].Resources = Dictionary(XObject=Dictionary(I=document.make_indirect(image)))


def deep(document):
    nest = Array([])
    for _ in range(200):
        nest = Array([nest])
    document.Root.Nest = nest


def looping_tree() -> bytes:
    return pdf(1).replace(b"/Parent 1 0 R", b"/Kids [2 0 R]")


HOSTILE = {
    "user password": (pdf(encryption=pikepdf.Encryption(user="x", owner="y")), "已加密"),
    "owner password only": (pdf(encryption=pikepdf.Encryption(user="", owner="y")), "已加密"),
    "script at opening": (pdf(1, opens_with(action(S=Name.JavaScript, JS=String("1")))), "脚本"),
    "program at opening": (pdf(1, opens_with(action(S=Name.Launch, F=String("/bin/sh")))), "脚本"),
    "address at opening": (pdf(1, opens_with(action(S=Name.URI, URI=String("http://a.invalid")))), "自动动作"),
    "script in a field": (pdf(1, hidden_script, object_stream_mode=pikepdf.ObjectStreamMode.generate), "脚本"),
    "a file inside": (pdf(1, attached), "藏有其他文件"),
    "a file pinned to a page": (pdf(1, pinned), "藏有其他文件"),
    "content in another file": (pdf(1, elsewhere), "别的文件"),
    "double flate bomb": (pdf(1, flate_bomb), "展开后过大"),
    "picture of 3.6 Gpx in a pdf": (pdf(1, huge_picture), "像素"),
    "too many pages": (pdf(501), "500 页"),
    "nested deeply": (pdf(1, deep), "损坏"),
    "truncated": (pdf(2)[:-200], "损坏"),
    "cut in the head": (pdf()[:12], "损坏"),
    "no page": (pdf(0), "损坏"),
    "only a head": (b"%PDF-1.7\n" + bytes(500), "损坏"),
    "truncated jpeg": (picture("JPEG", quality=95)[:-300], "损坏"),
    "truncated png": (picture("PNG", "L")[:-30], "损坏"),
    "web page with a jpeg's head": (b"\xff\xd8\xff<html><script>", "损坏"),
    "169 Mpx in a small file": (png_of(13000, 13000), "像素"),
    "3.6 Gpx": (png_of(60000, 60000), "像素"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是 PDF"),
    "tiff": (picture("TIFF"), "不是 PDF"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_its_own_sentence(kind):
    content, said = HOSTILE[kind]
    with pytest.raises(Refusal, match=said) as refused:
        inspect(content, "证明.pdf")
    assert "证明.pdf" in str(refused.value)


def goes_to_first_page(document):
    document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])


TAKEN = {
    "three pages": (pdf(3), "pdf", 3),
    "opens at its first page, as word processors write": (pdf(1, goes_to_first_page), "pdf", 1),
    "compressed": (pdf(2, object_stream_mode=pikepdf.ObjectStreamMode.generate), "pdf", 2),
    "photograph": (picture("JPEG"), "jpeg", 1),
    "grey scan": (picture("JPEG", "L"), "jpeg", 1),
    "printer's colours": (picture("JPEG", "CMYK"), "jpeg", 1),
    "palette": (picture("PNG", "P"), "png", 1),
    "black and white": (picture("PNG", "1"), "png", 1),
    "sixteen bits": (picture("PNG", "I;16"), "png", 1),
    "transparent": (picture("PNG", "RGBA"), "png", 1),
}


@pytest.mark.parametrize("what", TAKEN)
def test_an_office_file_is_taken_and_can_be_shown(what):
    content, kind, pages = TAKEN[what]
    found = inspect(content, "扫描件")
    assert (found.kind, found.pages) == (kind, pages)
    shown = Image.open(io.BytesIO(page_picture(content, pages, 200)))
    assert (shown.format, shown.mode) == ("JPEG", "RGB")
    assert shown.width == 200


def test_a_picture_taken_sideways_is_shown_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (400, 300)).save(out, "JPEG", exif=exif)
    shown = Image.open(io.BytesIO(page_picture(out.getvalue(), 1, 200)))
    assert shown.height > shown.width
    assert not shown.getexif()


def test_a_page_that_is_not_there_is_a_refusal():
    with pytest.raises(Refusal, match="不能在限定的内存"):
        page_picture(pdf(1), 2, 200)
