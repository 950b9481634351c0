"""Citations in English: 细则(2014) 第十六条 as "Rules (2014), Article 16". The Chinese one is stored and signed."""

import re
from functools import lru_cache

from .editions import chinese_number

_BOOKS = {
    "细则": "Rules ",
    "党章": "Party Constitution",
    "支部工作条例": "Branch Regulations",
    "纪律处分条例": "Disciplinary Regulations",
    "发展党员工作纪律": "Recruitment Discipline",
    "发展党员工作手册": "Recruitment Handbook",
    "发展党员工作流程图": "Recruitment Flow Chart",
    "地方做法": "local practice",
}
_NUMBERS = {chinese_number(number): str(number) for number in range(1, 100)}
_ARTICLES = re.compile(r"\s*第([一二三四五六七八九十]+)条(?:至第([一二三四五六七八九十]+)条)?")
_BOOK = re.compile("|".join(_BOOKS))


@lru_cache(maxsize=1024)
def citation_en(citation: str) -> str:
    """The same places in English; a place's name in brackets stays as it is written."""
    said = _ARTICLES.sub(_articles, _BOOK.sub(lambda book: _BOOKS[book[0]], citation))
    said = said.replace("（条号待核）", " (number to be verified)").replace("；", "; ")
    return said.replace("（", " (").replace("）", ")")


def _articles(found: re.Match) -> str:
    first, last = (_NUMBERS[word] if word else "" for word in found.groups())
    return f", Articles {first}–{last}" if last else f", Article {first}"
