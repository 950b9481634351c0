"""How an amendment keeps a value: as text, words by their key, so that every language can read it.

A row that was taken away is kept whole: category：bedridden、superior_consented：是.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass

from django.utils.translation import gettext_noop

from ..rules.vocabulary import FACTS

NOT_KNOWN, YES, NO, TAKEN_AWAY = gettext_noop("不详"), gettext_noop("是"), gettext_noop("否"), gettext_noop("删去")
ANSWERS = (NOT_KNOWN, YES, NO, TAKEN_AWAY)


def text_of(value) -> str:
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return YES if value else NO
    if is_dataclass(value):
        known = {item.name: getattr(value, item.name) for item in fields(value)}
        return "、".join(f"{name}：{text_of(one)}" for name, one in known.items() if one is not None) or NOT_KNOWN
    return "、".join(value) if isinstance(value, list) else str(value)


def in_words(text: str, word: Callable[[str], str], fact: Callable[[str], str]) -> str:
    """What `text_of` wrote, with each of its words and names of facts as the reader says them."""
    return "、".join(_part(part, word, fact) for part in text.split("、"))


def _part(part: str, word: Callable[[str], str], fact: Callable[[str], str]) -> str:
    name, colon, value = part.partition("：")
    return f"{fact(name)}：{word(value)}" if colon and name in FACTS else word(part)
