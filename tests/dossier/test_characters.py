"""A rare character is printed as itself or refused by name; nothing is printed as a box."""

import pytest
from django.conf import settings

from recruitment.cases.models import Act
from recruitment.refusal import Refusal
from recruitment.steps import Step

RARE = "欧阳䶮𬭎𠮷㛃𬴂𫍲·"


def test_rare_characters_of_a_name_are_printed_with_a_glyph_and_extracted_as_themselves(paper_case, rendered):
    book = rendered(paper_case(name=RARE, steps=1))
    assert RARE in book.pages[0]
    fonts = {font for page in book.reader.pages for font in _fonts(page)}
    assert any("HanaMin" in font for font in fonts)  # 𠮷
    assert any("Noto-Serif-SC" in font for font in fonts)


def _fonts(page):
    for font in page["/Resources"]["/Font"].values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        yield inner["/BaseFont"]


@pytest.mark.parametrize(
    ("character", "point", "why"),
    [
        ("\ue863", "U+E863", "专用区"),
        ("\U000323b0", "U+323B0", "没有字形"),
        ("\x07", "U+0007", "控制字符"),
        ("\u202e", "U+202E", "方向控制"),
        ("\u200b", "U+200B", "看不见的格式"),
        ("🚜", "U+1F69C", "没有字形"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_the_step_the_label_and_the_cure(
    paper_case, rendered, tmp_path, character, point, why
):
    case = paper_case(steps=2)
    Act.objects.filter(case=case, step=Step.ORGANIZATION_TALK).update(reason=f"好{character}好")
    with pytest.raises(Refusal) as refusal:
        rendered(case)
    (said,) = refusal.value.reasons
    assert said.startswith("第2步　党组织派人谈话，第1次记录，理由：字符")
    assert point in said
    assert why in said
    if why == "没有字形":
        assert str(settings.VAR_DIR) in said
    assert list(tmp_path.iterdir()) == []
