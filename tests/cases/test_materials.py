"""Papers are kept by their hash, versioned, and refused in a sentence when they are not what they seem."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from recruitment.cases import inspecting, materials
from recruitment.cases.models import Case, Material
from recruitment.journal.models import JournalEntry
from recruitment.refusal import Refusal
from tests import cast as people

pytestmark = [pytest.mark.django_db]


def pdf(pages: int = 2, **saving) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


@pytest.fixture
def case() -> Case:
    return people.cast().case()


def receive(case: Case, content: bytes, **more) -> Material:
    known = {"key": "application_letter", "file_name": "申请书.pdf", "received_on": date(2015, 3, 2)} | more
    alice = case.unit.posts.first().user
    return materials.receive_material(acting_user=alice, acting_as="组织委员", case=case, content=content, **known)


def test_a_paper_is_kept_whole_under_its_hash(case):
    content = pdf(3)
    material = receive(case, content, dated_on=date(2015, 3, 1), signers="林小雨", stamped=False)
    assert material.sha256 == hashlib.sha256(content).hexdigest()
    assert (Path(settings.MEDIA_ROOT) / material.file.name).read_bytes() == content
    assert material.pages == 3
    assert JournalEntry.objects.filter(action="material_received", details__contains=material.sha256).exists()


def test_a_second_paper_of_a_kind_is_a_new_version_and_the_first_stays(case):
    receive(case, pdf(1))
    receive(case, pdf(2))
    assert list(case.materials.order_by("version").values_list("version", "pages")) == [(1, 1), (2, 2)]


HOSTILE = {
    "not a paper": (b"MZ\x90\x00", "不是 PDF"),
    "a web page with a false name": (b"<html>%PDF-", "不是 PDF"),
    "a truncated pdf": (pdf()[:40], "无法打开"),
    "an encrypted pdf": (pdf(encryption=pikepdf.Encryption(user="x", owner="y")), "加密"),
    "an empty file": (b"", "不是 PDF"),
    "a file too large": (b"%PDF-" + bytes(inspecting.MAX_BYTES), "上限"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_not_kept(case, kind):
    content, said = HOSTILE[kind]
    with pytest.raises(Refusal, match=said):
        receive(case, content)
    assert not Material.objects.exists()
    digest = hashlib.sha256(content).hexdigest()
    assert not (Path(settings.MEDIA_ROOT) / digest[:2] / digest).exists()


def test_a_paper_dated_after_it_came_and_an_unknown_kind_are_refused(case):
    with pytest.raises(Refusal, match="晚于收到日期"):
        receive(case, pdf(), dated_on=date(2015, 3, 3))
    with pytest.raises(Refusal, match="没有"):
        receive(case, pdf(), key="love_letter")
