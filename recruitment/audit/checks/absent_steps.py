"""规定的环节一个不少: a step that has no record although what depends on it has one."""

from ...rules.editions import edition_on
from ...rules.rule import JOINT_VETTING
from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered

N = Step.numbered
_CODE_OF = {
    1: "A02", 2: "A05", 3: "A09", 4: "A10", 5: "A11", 6: "A15", 7: "A21", 8: "A24", 9: "A27", 10: "A31", 11: "A39",
    12: "A42", 13: "A42", 14: "A69", 15: "A50", 16: "A56", 17: "A57", 18: "A61", 20: "A62", 21: "A63", 22: "A69",
    23: "A65", 24: "A57",
}  # fmt: skip
_ASKED_FROM = {9: 12, 10: 12, 11: 12, 18: 23, 20: 23}
"""Steps that run side by side are asked for once they have come together again."""


def is_absent(number: int, recorded: set[int]) -> bool:
    """Whether step `number` has no record although later steps of `recorded` need it."""
    later = max(recorded, default=0)
    return number not in recorded and number in _CODE_OF and later >= _ASKED_FROM.get(number, number + 1)


def check(case: Gathered) -> Findings:
    recorded = {
        step.number for step, rows in case.acts.items() if step != JOINT_VETTING and any(r.claimed for r in rows)
    }
    if not recorded:
        return
    farthest = max(recorded)
    for number, code in _CODE_OF.items():
        if not is_absent(number, recorded):
            continue
        step = N(number)
        on = next((row.happened_on for row in case.acts[N(farthest)] if row.claimed), None)
        edition = edition_on(on or case.as_of)
        yield _absent(code, step, N(farthest), int(edition), on)


def _absent(code: str, step: Step, later: Step, edition: int, on):
    zh = f"案卷中有{{later}}的记录，而没有{{absent}}的记录（按{edition}年版）。"
    en = f"{{later}} is on record, {{absent}} is not (edition of {edition})."
    return found(code, zh, en, step=step.value, on=on, later=later, absent=step)
