"""所引规则: every rule that a verdict of the case names, by its official title and article."""

from ..rules.book import RULES
from . import wording as w
from .content import Column, Row, Table
from .rows import Rows

_COLUMNS = (Column("规则", 20), Column("名称", 36), Column("依据", 30), Column("效力", 14))


def glossary_of(rows: Rows) -> Table:
    cited = {(v.rule, v.citation, v.effect) for verdicts in rows.verdicts.values() for v in verdicts}
    lines = [
        Row((rule, RULES[rule].title if rule in RULES else w.NOT_RECORDED, citation, w.EFFECTS.get(effect, effect)))
        for rule, citation, effect in sorted(cited)
    ]
    return Table("所引规则", _COLUMNS, lines)
