"""No dossier with a box where a character should be: every text is tested before anything is typeset.

Python's Unicode tables are older than the fonts (3.11 knows Unicode 14), so a character that Python holds to be
unassigned may well be printable: only the fonts decide what has a glyph.
"""

import unicodedata

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal, sentence
from . import fonts
from .content import Dossier, texts

_LAYOUT = frozenset("\n\r\t")
_WHY = {
    "Co": _("属于专用区（各系统含义不同），请改用正式编码的字符"),
    "Cs": _("是半个代理对，不是完整的字符，请重新录入"),
    "Cc": _("是控制字符，请删除后重新录入"),
    "Cf": _("是看不见的格式或方向控制字符，请删除后重新录入"),
    "Zl": _("是看不见的分行字符，请改为换行"),
    "Zp": _("是看不见的分段字符，请改为换行"),
}
_SHOWN = 20


def refuse_unprintable(dossier: Dossier) -> None:
    """Raise `Refusal` with a sentence for each character that cannot be printed: where it stands and what cures it."""
    covered = fonts.coverage()
    good: set[str] = set()
    found: dict[tuple[str, str, str], str] = {}
    for place, label, text in texts(dossier):
        for character in set(text) - good:
            why = _why_not(character, covered)
            if why is None:
                good.add(character)
            else:
                found.setdefault((place, label, character), why)
    if found:
        said = [_sentence(*where, why) for where, why in sorted(found.items())]
        rest = [sentence("另有 {count} 处。", count=len(said) - _SHOWN)] if len(said) > _SHOWN else []
        raise Refusal(*said[:_SHOWN], *rest)


def _why_not(character: str, covered: frozenset[int]) -> str | None:
    if character in _LAYOUT:
        return None
    if why := _WHY.get(unicodedata.category(character)):
        return why
    point = ord(character)
    if point in covered or 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF:  # variation selectors
        return None
    told = (
        gettext_noop("在已安装的字体中没有字形，请把含有该字的字体文件（TTF、OTF）放入 {folder}")
        if fonts.rare_fonts_installed()
        else gettext_noop(
            "在已安装的字体中没有字形，请安装软件包 fonts-hanazono，或把含有该字的字体文件（TTF、OTF）放入 {folder}"
        )
    )
    return gettext(told).format(folder=fonts.extra_folder())


def _sentence(place: str, label: str, character: str, why: str) -> str:
    shown = f"“{character}”" if unicodedata.category(character)[0] not in "CZ" else ""
    told = {"place": place, "label": label, "shown": shown, "code": f"U+{ord(character):04X}", "why": why}
    return sentence("{place}，{label}：字符{shown}（{code}）{why}。", **told)
