"""Profiles: what a province, county or district adds to the national rules, as a TOML file.

    name = "taiping"
    title = "阜新市太平区"
    rules = ["S04-RESERVE"]                 # local rules switched on
    joint_vetting = "before_step_11"        # or "at_pre_review"
    joint_vetting_second_person = true      # a department's reply is confirmed by somebody else of it
    archive_order = "by_stage"              # or "bag_cover": how the papers follow the five national ones
    [figures]                               # may only be tighter than the national ones
    talk_months = 1

A profile that weakens a national rule is refused when it is loaded, with the article.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .editions import Edition, citation
from .figures import FIGURES

_FOLDER = Path(__file__).parent / "profiles"
_KEYS = {
    "name",
    "title",
    "rules",
    "joint_vetting",
    "joint_vetting_second_person",
    "figures",
    "effects",
    "off",
    "archive_order",
}
ARCHIVE_ORDERS = ("by_stage", "bag_cover")
JOINT_VETTING_PLACES = ("before_step_11", "at_pre_review")


class ProfileError(ValueError):
    """A profile that cannot be used; the text says which line and which article."""


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    title: str
    local_rules: frozenset[str]
    joint_vetting: str
    figures: dict[str, int]
    joint_vetting_second_person: bool = False
    archive_order: str = "by_stage"

    @property
    def joint_vetting_required(self) -> bool:
        """Whether a passed joint vetting is the gate before the centralized training (step 11)."""
        return self.joint_vetting == "before_step_11"


def read(path: Path, rules: dict) -> Profile:
    """The profile in `path`, checked against the rule book `rules` (id -> rule)."""
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path.name}：不是可读的 TOML 文件（{error}）。") from error
    if unexpected := text.keys() - _KEYS:
        raise ProfileError(f"{path.name}：不认识的键 {'、'.join(sorted(unexpected))}。")
    _refuse_weakening(path.name, text, rules)
    place = text.get("joint_vetting", "at_pre_review")
    if place not in JOINT_VETTING_PLACES:
        raise ProfileError(f"{path.name}：joint_vetting 应为 {' 或 '.join(JOINT_VETTING_PLACES)}，写的是 {place}。")
    second_person = text.get("joint_vetting_second_person", False)
    if not isinstance(second_person, bool):
        raise ProfileError(f"{path.name}：joint_vetting_second_person 应为 true 或 false。")
    order = text.get("archive_order", "by_stage")
    if order not in ARCHIVE_ORDERS:
        raise ProfileError(f"{path.name}：archive_order 应为 {' 或 '.join(ARCHIVE_ORDERS)}，写的是 {order}。")
    figures = {name: figure.value for name, figure in FIGURES.items()} | text.get("figures", {})
    title, rules_on = text.get("title", ""), frozenset(text.get("rules", ()))
    return Profile(text.get("name", path.stem), title, rules_on, place, figures, second_person, order)


def _refuse_weakening(name: str, text: dict, rules: dict) -> None:
    for rule_id in (*text.get("rules", ()), *text.get("off", ()), *text.get("effects", {})):
        if rule_id not in rules:
            raise ProfileError(f"{name}：规则库中没有 {rule_id}。")
    for rule_id in text.get("off", ()):
        if rules[rule_id].kind == "national":
            raise ProfileError(f"{name}：不得停用全国规则 {rule_id}（{_article(rules[rule_id].article)}）。")
    for rule_id, effect in text.get("effects", {}).items():
        if rules[rule_id].kind == "national" and effect != rules[rule_id].effect:
            raise ProfileError(f"{name}：不得更改全国规则 {rule_id} 的效力（{_article(rules[rule_id].article)}）。")
    for key, value in text.get("figures", {}).items():
        if key not in FIGURES:
            raise ProfileError(f"{name}：不认识的数值 {key}。")
        figure = FIGURES[key]
        if type(value) is not int or value < 0:
            raise ProfileError(f"{name}：{key} 应为非负整数，写的是 {value!r}。")
        if (value < figure.value) if figure.tighter == "up" else (value > figure.value):
            raise ProfileError(
                f"{name}：{key} = {value} 比全国规定的 {figure.value} 宽松，不得放宽（{_article(figure.article)}）。"
            )


def _article(article: str) -> str:
    return citation(article, Edition.E2026)


@cache
def shipped() -> tuple[str, ...]:
    """Names of the profiles that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def path_of(name: str) -> Path:
    return _FOLDER / f"{name}.toml"
