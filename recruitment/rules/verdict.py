"""What a rule answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..steps import Step
from .citing import citation_en
from .editions import Edition
from .grounds import grounds_of
from .vocabulary import FACTS, WORDS


class Answer(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_IN_FORCE = "not_in_force"

    @property
    def zh(self) -> str:
        return {"met": "符合", "not_met": "不符合", "unknown": "尚不清楚", "not_in_force": "不适用"}[self]


class Effect(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Kind(StrEnum):
    NATIONAL = "national"
    LOCAL = "local"


MET, NOT_MET, UNKNOWN = Answer.MET, Answer.NOT_MET, Answer.UNKNOWN  # looking a member up costs more than judging

Finding = tuple[Answer, dict, tuple[str, ...]]
"""A rule's bare answer: the answer, the figures it went by, the facts it lacks."""


def met(**figures) -> Finding:
    return MET, figures, ()


def not_met(**figures) -> Finding:
    """`say="order"` speaks the rule's `order_zh`/`order_en` instead of its usual sentence."""
    return NOT_MET, figures, ()


def unknown(*needs: str) -> Finding:
    return UNKNOWN, {}, needs


@dataclass(slots=True)
class Verdict:
    """One rule's answer on one act: enough to print it in ten years as it was given."""

    rule: "object"  # recruitment.rules.rule.Rule, which imports this module
    answer: Answer
    edition: Edition
    on: date | None
    figures: dict
    needs: tuple[str, ...] = ()
    act: "object" = None
    """The act that was judged; None for a limit that ran out without one."""

    @property
    def blocks(self) -> bool:
        return self.answer is Answer.NOT_MET and self.rule.effect is Effect.BLOCK

    @property
    def citation(self) -> str:
        return self.rule.citations[self.edition]

    @property
    def citation_en(self) -> str:
        return citation_en(self.citation)

    def message(self, language: str = "zh") -> str:
        """The sentence that names the numbers, met or not, in zh or en."""
        if self.answer is Answer.UNKNOWN:
            lead, joint = ("尚缺事实：", "、") if language == "zh" else ("Facts missing: ", ", ")
            return lead + joint.join(fact_name(need, language) for need in self.needs)
        if self.answer is Answer.NOT_MET:
            variant = self.figures.get("say")
            return self._spoken(getattr(self.rule, f"{variant}_{language}" if variant else language), language)
        title, joint = (self.rule.title, "：") if language == "zh" else (self.rule.title_en, ": ")
        grounds = grounds_of(self.rule.id, self.figures) if self.answer is Answer.MET and self.figures else None
        return f"{title}{joint}{self._spoken(getattr(grounds, language), language)}" if grounds else title

    def _spoken(self, template: str, language: str) -> str:
        return template.format_map({name: spoken(value, language) for name, value in self.figures.items()})


def spoken(value, language: str) -> str | int:
    """A figure as a person writes it: 2026年3月17日 or 2026-03-17; a step or a word by its name."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else value.isoformat()
    if isinstance(value, Step):
        name = value.zh if language == "zh" else value.en
        return f"第{value.number}步“{name}”" if language == "zh" else f"step {value.number} ({name})"
    if isinstance(value, list | tuple | set | frozenset):
        return ("、" if language == "zh" else ", ").join(str(spoken(item, language)) for item in value)
    if isinstance(value, str) and value in WORDS:
        return WORDS[value][0 if language == "zh" else 1]
    return value


def fact_name(path: str, language: str) -> str:
    """A fact that is lacking, as a person calls it: superior_approval.result -> 第17步“上级党委审批”的审批结果."""
    parts = [part for part in path.split(".") if not part.isdigit()]
    names = []
    for part in parts:
        if part in set(Step):
            names.append(spoken(Step(part), language))
        else:
            names.append(FACTS[part][0 if language == "zh" else 1] if part in FACTS else part)
    return ("的" if language == "zh" else ": ").join(names)
