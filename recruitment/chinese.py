"""Simplified and traditional characters: the Traditional interface, and names that find each other in a search."""

from functools import cache, lru_cache
from unicodedata import normalize

from django.utils.functional import lazy
from django.utils.translation import get_language


@cache
def _converter(config: str):
    import opencc  # tens of milliseconds and megabytes: only who needs it pays

    return opencc.OpenCC(config)


@lru_cache(maxsize=4096)
def traditional(text: str) -> str:
    """`text` in traditional characters. Never for names, which are written as their bearers write them."""
    return _converter("s2tw").convert(text)


def fold(text: str) -> str:
    """`text` as it is searched for: in simplified characters and lower case, so that 寶華 and 宝华 are one.

    Character by character: part of a name must fold as it does within the whole.
    """
    return "".join(map(_simplified, normalize("NFKC", text))).casefold()


@lru_cache(maxsize=8192)
def _simplified(character: str) -> str:
    return character if character.isascii() else _converter("t2s").convert(character)


def in_script(text: str) -> str:
    """A sentence that the system says in Chinese, in the characters of the page's language."""
    return traditional(text) if (get_language() or "").lower().startswith("zh-hant") else text


def in_tongue(zh: str, en: str) -> str:
    """The one of two names that the page's language wants; traditional where it is Traditional Chinese."""
    return in_script(zh) if (get_language() or "zh").lower().startswith("zh") else en


_read_later = lazy(in_tongue, str)


def choices(terms) -> list[tuple[str, str]]:
    """Choices of a field whose labels follow the page's language; `terms` have a value (or key), `zh` and `en`."""
    return [(getattr(term, "value", None) or term.key, _read_later(term.zh, term.en)) for term in terms]


def choice(value: str, zh: str, en: str) -> tuple[str, str]:
    return value, _read_later(zh, en)
