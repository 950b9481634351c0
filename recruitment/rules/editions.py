"""The two editions of the 细则, and how an article is cited.

The 2014 edition (中办发〔2014〕33号) is in force for acts before 2026-05-18, the 2026 edition from that day on.
The full official text of the 2026 edition was not at hand when this was written: an article number that is
inferred carries the remark 条号待核.
"""

import re
from datetime import date
from enum import IntEnum


class Edition(IntEnum):
    E2014 = 2014
    E2026 = 2026


IN_FORCE_FROM_2026 = date(2026, 5, 18)
BOTH = _E2014, _E2026 = (Edition.E2014, Edition.E2026)


def edition_on(day: date) -> Edition:
    """The edition that judges an act of `day`."""
    return _E2026 if day >= IN_FORCE_FROM_2026 else _E2014


_DIGITS = "零一二三四五六七八九"
_ARTICLE = re.compile(r"^(2014|2026|党章|支部条例)§(\d+)(?:-§?(\d+))?(\?)?$")
_NAMES = {"2014": "细则(2014)", "2026": "细则(2026)", "党章": "党章", "支部条例": "支部工作条例"}


def chinese_number(number: int) -> str:
    """13 -> 十三; for 1 to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _inferred_2026(article_2014: int) -> int:
    """2014 §18 vanished: §1–§17 keep their numbers, from §19 on they move up by one."""
    return article_2014 if article_2014 <= 17 else article_2014 - 1


def _spoken(*articles: int) -> str:
    """One article, or the first and last of several."""
    return "至".join(f"第{chinese_number(number)}条" for number in articles)


def citation(article: str, edition: Edition) -> str:
    """How `edition` is cited for an article line such as "党章§5; 2014§19; 2026§18".

    Parts of the other edition are left out; a rule in force in 2026 whose line names no 2026 article is cited
    by the inferred number, marked 条号待核. A part that is not an article number ("地方做法") stands as it is.
    """
    parts, inferred = [], []
    for part in (p.strip() for p in article.split(";")):
        match = _ARTICLE.match(part)
        if not match:
            parts.append(part)
            continue
        book, first, last, doubtful = match.groups()
        spoken = _spoken(*(int(number) for number in (first, last) if number))
        if book in ("2014", "2026"):
            if int(book) == edition:
                parts.append(f"{_NAMES[book]} {spoken}" + ("（条号待核）" if doubtful else ""))
            elif book == "2014":
                spoken = _spoken(*(_inferred_2026(int(number)) for number in (first, last) if number))
                inferred.append(f"{_NAMES['2026']} {spoken}（条号待核）")
        else:
            parts.append(f"{_NAMES[book]} {spoken}")
    if edition is Edition.E2026 and inferred and "2026§" not in article:
        parts.extend(inferred)
    return "；".join(parts)
