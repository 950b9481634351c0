"""What a finding points at in the case (`act:17 paper:4`), as a reader of paper finds it."""

from ..papers import PAPERS
from . import wording as w
from .rows import Rows


def pointed_at(rows: Rows, evidence: str) -> str:
    """第11步　开展集中培训，第1次记录; empty where the finding's own sentence already says all."""
    found = (_place(rows, *word.partition(":")[::2]) for word in evidence.split())
    return "；".join(dict.fromkeys(filter(None, found)))


def _place(rows: Rows, kind: str, key: str) -> str:
    if kind == "act":
        return next((f"{w.step_title(a.step)}，第{a.attempt}次记录" for a in rows.acts if str(a.pk) == key), "")
    if kind == "entry":
        entries = (entry for several in rows.entries.values() for entry in several)
        return next((f"{w.day(e.happened_on)}的{w.choice(e, 'kind')}" for e in entries if str(e.pk) == key), "")
    if kind == "paper":
        papers = (paper for several in rows.materials.values() for paper in several)
        return next((f"{PAPERS[m.key].zh}，第{m.version}版" for m in papers if str(m.pk) == key), "")
    return f"缺{PAPERS[key].zh}" if kind == "lacking" and key in PAPERS else ""
