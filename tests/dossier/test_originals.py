"""The originals as pictures: in their order, though several are drawn at once; none behind one that cannot be drawn."""

from types import SimpleNamespace

from recruitment.dossier import originals
from recruitment.dossier.evidence import Attachment
from recruitment.refusal import Refusal
from tests.dossier.papers import pdf


def paper(pages: int, name: str) -> Attachment:
    material = SimpleNamespace(pages=pages, file_name=f"{name}.pdf")
    return Attachment(name, pdf(pages), name, "application/pdf", "Source", material=material)


def test_pages_stand_in_their_order(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    found, pictures = originals.shown([paper(3, "甲"), paper(2, "乙")])
    assert [shown.pages for shown in found] == [["page-1-1", "page-1-2", "page-1-3"], ["page-2-1", "page-2-2"]]
    assert all(pictures[name].startswith(b"\xff\xd8\xff") for shown in found for name in shown.pages)
    assert len(set(pictures.values())) == 3  # pages of one number look alike, others do not
    assert originals.shown([paper(3, "甲"), paper(2, "乙")])[1] == pictures


def test_behind_a_page_that_cannot_be_drawn_nothing_more_is_tried(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    tried, drawn = [], originals.page_picture

    def page_picture(content: bytes, page: int, width: int) -> bytes:
        tried.append(page)
        if page == 3:
            raise Refusal("不能打开。")
        return drawn(content, page, width)

    monkeypatch.setattr(originals, "page_picture", page_picture)
    (shown,), pictures = originals.shown([paper(40, "甲")])
    assert shown.pages == ["page-1-1", "page-1-2"] == list(pictures)
    assert shown.note.startswith("原件第3页未能安全显示，原样封存")
    assert len(tried) <= 2 + originals.AT_ONCE + 1
