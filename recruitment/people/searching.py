"""Names that find each other: simplified and traditional characters, full pinyin, initials.

What a name is searched by is stored beside it, so that an index answers on both databases. Nothing here is shown.
"""

import re
from functools import cache

from django.db import connection
from django.db.models import Q

from ..chinese import fold
from .surnames import COMPOUND, READINGS

_LAST = chr(0x10FFFF)
_NOT_A_LETTER = re.compile(r"[\W_]+")
_NOT_LATIN = re.compile(r"[^a-z0-9]+")


def search_columns(name: str) -> dict[str, str]:
    """The columns by which a person of this name is found."""
    folded = folded_name(name)
    syllables = _read(folded)
    return {
        "name_folded": folded[:40],
        "name_pinyin": "".join(syllables)[:200],
        "name_initials": "".join(syllable[:1] for syllable in syllables)[:40],
    }


def folded_name(name: str) -> str:
    """In simplified characters and lower case, without blanks, dots and hyphens."""
    return _NOT_A_LETTER.sub("", fold(name))


def _read(folded: str) -> list[str]:
    """The pinyin of each character; Latin letters as they stand. A character without a reading is left out."""
    lazy_pinyin = _reader()
    own = READINGS.get(folded[:1]) if folded[:2] not in COMPOUND else None
    read = [own, *lazy_pinyin(folded[1:])] if own else lazy_pinyin(folded)
    return [syllable for part in read if (syllable := _NOT_LATIN.sub("", part))]


@cache
def _reader():
    from pypinyin import lazy_pinyin  # half a second and a dictionary: only who needs it pays

    return lazy_pinyin


def named_like(query: str, person: str = "") -> Q:
    """People whose name holds the characters of `query`, or whose pinyin or initials begin with its letters.

    `person` is the way to the person in the query, such as "person__".
    """
    wanted = folded_name(query)
    if not wanted:
        return Q()
    if not wanted.isascii():
        return Q(**{f"{person}name_folded__contains": wanted})
    letters = wanted.replace("lyu", "lv")
    found = begins(f"{person}name_pinyin", letters) | begins(f"{person}name_initials", letters)
    return found | begins(f"{person}name_folded", wanted)


def begins(column: str, start: str) -> Q:
    """`column` begins with `start`, said so that the database uses its index.

    PostgreSQL has one for LIKE (Django makes it); SQLite compares bytes, so a range does it.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": start, f"{column}__lt": start + _LAST})
    return Q(**{f"{column}__startswith": start})
